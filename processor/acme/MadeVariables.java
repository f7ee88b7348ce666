package acme;

import io.varscope.Binder;
import io.varscope.Binding;
import io.varscope.DType;
import io.varscope.Scope;
import io.varscope.Shape;

/**
 * Binds the variables of {@link Made}.
 */
@Binder("acme.Made")
final class MadeVariables {
  private MadeVariables() {
  }

  /**
   * Binds every variable of a component at a scope, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static Made bind(Made model, Scope scope) {
    Binding binding = Binding.at(scope, "acme.Made");
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <F7119b5cc> changes with what is declared, so that callers are compiled again
   */
  public static <F7119b5cc extends Binding> void declare(Made model, F7119b5cc in) {
    if (in.isNew(MadeVariables.class, 1)) {
      in.variable("v", DType.FLOAT32, Shape.scalar())
          .declare();
    }
    in.assign(found -> {
      model.v = found.next(DType.FLOAT32);
    });
  }
}
