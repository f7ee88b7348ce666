package acme;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

@VariableScope("foo")
class Encoder {

  @Variable(shape = 3, init = @Init(constant = 0.5))
  FloatVariable weights;
}
