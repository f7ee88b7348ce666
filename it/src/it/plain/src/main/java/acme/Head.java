package acme;

import io.varscope.FloatVariable;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

@VariableScope("foo")
class Head {

  @Variable(shape = 3, reuse = Reuse.TRUE)
  FloatVariable weights;
}
