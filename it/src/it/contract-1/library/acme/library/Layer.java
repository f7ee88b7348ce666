package acme.library;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** A component; its owner says how large it is, and whether it has a bias. */
@VariableScope
public class Layer {

  @Variable(dims = {"in", "out"})
  public FloatVariable weights;

  @Variable(dims = "out", init = @Init(Init.Kind.ZEROS), when = "bias")
  public FloatVariable bias;
}
