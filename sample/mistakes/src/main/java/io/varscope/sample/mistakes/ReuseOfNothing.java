package io.varscope.sample.mistakes;

import io.varscope.FloatVariable;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** Nobody creates bar/v. In TensorFlow this fails when the program runs. */
@VariableScope(value = "bar", reuse = Reuse.TRUE)
class ReuseOfNothing {

  @Variable(shape = 1)
  FloatVariable v;
}
