package acme.app.models;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

@VariableScope
final class Layer {

  @Variable(shape = 2)
  FloatVariable bias;
}
