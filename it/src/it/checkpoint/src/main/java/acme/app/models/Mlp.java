package acme.app.models;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;
import io.varscope.VariableStore;

/** In a package that the module neither exports nor opens. */
@VariableScope("mlp")
public final class Mlp {

  @Variable(shape = {4, 2})
  FloatVariable weights;

  @VariableScope Layer layer;

  public static Mlp bound(VariableStore store) {
    return MlpVariables.bind(new Mlp(), store);
  }
}
