package acme;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.VariableStore;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import java.util.Objects;

/**
 * Binds the variables of {@link Mlp}, in the scope {@code mlp}.
 */
@Binder("acme.Mlp")
@SuppressWarnings("auxiliaryclass")
public final class MlpVariables {
  private MlpVariables() {
  }

  /**
   * Binds every variable of a model to a store, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static Mlp bind(Mlp model, VariableStore store) {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(store, "store");
    Binding binding = Binding.at(store.scope("mlp", "/"), "acme.Mlp");
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <Fd25ef2a8> changes with what is declared, so that callers are compiled again
   */
  public static <Fd25ef2a8 extends Binding> void declare(Mlp model, Fd25ef2a8 in) {
    if (model.hidden == null) {
      model.hidden = new Dense();
    }
    DenseVariables.declare(in.component(model.hidden, Dense.class, "hidden"), in.mount("hidden", "hidden"));
    if (model.output == null) {
      model.output = new Dense();
    }
    DenseVariables.declare(in.component(model.output, Dense.class, "output"), in.mount("output", "out").withInitializer(Initializers.zeros()));
    if (model.tied == null) {
      model.tied = new Dense();
    }
    DenseVariables.declare(in.component(model.tied, Dense.class, "tied"), in.mount("tied", "hidden").withReuse(Reuse.TRUE));
    NormVariables.declare(in.component(model.norm, Norm.class, "norm"), in.mount("norm", "norm"));
    if (in.isNew(MlpVariables.class, 1)) {
      in.variable("learningRate", DType.FLOAT32, Shape.scalar())
          .initializer(Initializers.constant(0.1))
          .trainable(false)
          .declare();
      in.variable("epoch/count", DType.INT64, Shape.scalar())
          .field("epochs")
          .declare();
    }
    in.assign(found -> {
      model.learningRate = found.next(DType.FLOAT32);
      model.epochs = found.next(DType.INT64);
    });
  }
}
