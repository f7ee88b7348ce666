package acme;

import io.varscope.Reuse;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;

/**
 * Binds the variables of {@link Broken}, in the scope {@code broken}.
 */
@Binder("acme.Broken")
final class BrokenVariables {
  private BrokenVariables() {
  }

  /**
   * Binds every variable of a model to a store, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static Broken bind(Broken model, VariableStore store) {
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
  public static Broken bind(Broken model, VariableStore store, Reuse reuse) {
    throw new VariableException("IllegalField", "Field acme.Broken.v is private, so the generated binder cannot assign it. Remove private.");
  }

  public static <F5d91d83c extends Binding> void declare(Broken model, F5d91d83c place) {
    throw new VariableException("IllegalField", "Field acme.Broken.v is private, so the generated binder cannot assign it. Remove private.");
  }
}
