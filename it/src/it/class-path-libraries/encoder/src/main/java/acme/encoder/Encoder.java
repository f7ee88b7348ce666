package acme.encoder;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

@VariableScope("translator/encoder")
public class Encoder {

  @Variable(shape = {4, 2})
  public FloatVariable weights;
}
