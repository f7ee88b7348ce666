package acme;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;
import lombok.Data;

@Data
@VariableScope
class Layer {

  @Variable(shape = 2)
  FloatVariable bias;
}
