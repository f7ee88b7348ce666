package io.varscope.sample.mistakes;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** Both fields create foo/v. In TensorFlow this fails when the program runs. */
@VariableScope("foo")
class CreatedTwice {

  @Variable(shape = 1)
  FloatVariable v;

  @Variable(name = "v", shape = 1)
  FloatVariable v1;
}
