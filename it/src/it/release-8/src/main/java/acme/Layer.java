package acme;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

@VariableScope
class Layer<T> {

  @Variable(dims = "units")
  FloatVariable bias;

  T other;
}
