package acme;

import io.varscope.Initializers;
import io.varscope.Reuse;
import io.varscope.VariableStore;
import io.varscope.generated.Assignment;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import io.varscope.generated.Contract;
import io.varscope.generated.Found;
import java.util.Objects;

/**
 * Binds the variables of {@link Mlp}, in the scope {@code mlp}.
 */
@SuppressWarnings("auxiliaryclass")
@Binder("acme.Mlp")
public final class MlpVariables extends Assignment {
  private final Mlp model;

  private MlpVariables(Mlp model) {
    this.model = model;
  }

  @Override
  protected void assign(Found found) {
    model.learningRate = found.nextFloat32();
    model.epochs = found.nextInt64();
  }

  /**
   * Binds every variable of a model to a store, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static Mlp bind(Mlp model, VariableStore store) {
    return bind(model, store, Reuse.FALSE);
  }

  /**
   * Binds every variable of a model to a store, all or none.
   * TRUE shares what an earlier bind has created, in this store or in the one that it is
   * a copy of; AUTO shares or creates.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static Mlp bind(Mlp model, VariableStore store, Reuse reuse) {
    Contract.require(1, "acme.MlpVariables");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(store, "store");
    Binding binding = Binding.at(store.scope("mlp", "/"), "acme.Mlp", reuse, "MlpVariables.bind(model, store, ");
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <F5cbec3d2> changes with what is declared, so that callers are compiled again
   */
  public static <F5cbec3d2 extends Binding> void declare(Mlp model, F5cbec3d2 in) {
    Contract.require(1, "acme.MlpVariables");
    if (model.hidden == null) {
      model.hidden = new Dense();
    }
    in.component(model.hidden, Dense.class, "hidden");
    DenseVariables.declare(model.hidden, in.mount("hidden", "hidden"));
    if (model.output == null) {
      model.output = new Dense();
    }
    in.component(model.output, Dense.class, "output");
    DenseVariables.declare(model.output, in.mount("output", "out").withInitializer(Initializers.zeros()));
    if (model.tied == null) {
      model.tied = new Dense();
    }
    in.component(model.tied, Dense.class, "tied");
    DenseVariables.declare(model.tied, in.mount("tied", "hidden").withReuse(Reuse.TRUE));
    in.component(model.norm, Norm.class, "norm");
    NormVariables.declare(model.norm, in.mount("norm", "norm"));
    if (in.isNew(MlpVariables.class, 1)) {
      in.declaration()
          .initializer(Initializers.constant(0.1))
          .trainable(false)
          .float32("learningRate");
      in.declaration()
          .field("epochs")
          .int64("epoch/count");
    }
    in.assign(new MlpVariables(model));
  }
}
