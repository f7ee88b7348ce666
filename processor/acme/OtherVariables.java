package acme;

import io.varscope.Binder;
import io.varscope.Binding;
import io.varscope.VariableException;
import io.varscope.VariableStore;

/**
 * Binds the variables of {@link Other}, in the scope {@code value}.
 */
@Binder("acme.Other")
final class OtherVariables {
  private OtherVariables() {
  }

  /**
   * Binds every variable of a model to a store, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static Other bind(Other model, VariableStore store) {
    throw new VariableException("IllegalField", "Field acme.Other.v is private final, so the generated binder cannot assign it. Remove private final.");
  }

  public static <F1e4e399c extends Binding> void declare(Other model, F1e4e399c place) {
    throw new VariableException("IllegalField", "Field acme.Other.v is private final, so the generated binder cannot assign it. Remove private final.");
  }
}
