package acme;

import io.varscope.Binder;
import io.varscope.Binding;
import io.varscope.DType;
import io.varscope.Scope;
import io.varscope.Shape;

/**
 * Binds the variables of {@link Given}.
 */
@Binder("acme.Given")
final class GivenVariables {
  private GivenVariables() {
  }

  /**
   * Binds every variable of a component at a scope, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static Given bind(Given model, Scope scope) {
    Binding binding = Binding.at(scope, "acme.Given");
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <F929cc7ca> changes with what is declared, so that callers are compiled again
   */
  public static <F929cc7ca extends Binding> void declare(Given model, F929cc7ca place) {
    Binding in = place.dim("units", model.units);
    if (in.isNew(GivenVariables.class, 1)) {
      in.variable("v", DType.FLOAT32, Shape.scalar())
          .declare();
    }
    in.assign(found -> {
      model.v = found.next(DType.FLOAT32);
    });
  }
}
