package acme;

import io.varscope.DType;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.VariableStore;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import java.util.Objects;

/**
 * Binds the variables of {@link Eval}, in the scope {@code digits}.
 */
@Binder("acme.Eval")
@SuppressWarnings("auxiliaryclass")
final class EvalVariables {
  private EvalVariables() {
    // Compiled again, and the class checked again, when one of these changes.
    varscope_index.g_ndigits.RootBy72a26173d8ad.facts(null);
  }

  /**
   * Binds every variable of a model to a store, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static <M> M bind(M model, VariableStore store) {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(store, "store");
    Binding binding = Binding.at(store.scope("digits", "/"), "acme.Eval");
    binding.createdBy("acme.Train", "digits/weights");
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <F57e854b3> changes with what is declared, so that callers are compiled again
   */
  public static <F57e854b3 extends Binding> void declare(Object object, F57e854b3 place) {
    Eval model = (Eval) object;
    Binding in = place.withReuse(Reuse.TRUE);
    if (in.isNew(EvalVariables.class, 1)) {
      in.variable("weights", DType.FLOAT32, Shape.of(64, 10))
          .declare();
    }
    in.assign(found -> {
      model.weights = found.next(DType.FLOAT32);
    });
  }
}
