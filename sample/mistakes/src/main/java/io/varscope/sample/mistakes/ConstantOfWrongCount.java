package io.varscope.sample.mistakes;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** Two values for three elements. */
@VariableScope("prior")
class ConstantOfWrongCount {

  @Variable(shape = 3, init = @Init(constant = {0.5, 0.25}))
  FloatVariable odds;
}
