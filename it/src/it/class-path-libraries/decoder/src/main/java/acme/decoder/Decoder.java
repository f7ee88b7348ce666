package acme.decoder;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

@VariableScope("translator/decoder")
public class Decoder {

  @Variable(shape = {4, 2})
  public FloatVariable weights;
}
