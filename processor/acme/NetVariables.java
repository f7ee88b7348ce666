package acme;

import io.varscope.Binder;
import io.varscope.Binding;
import io.varscope.VariableStore;

/**
 * Binds the variables of {@link Net}, in the scope {@code net}.
 */
@Binder("acme.Net")
final class NetVariables {
  private NetVariables() {
  }

  /**
   * Binds every variable of a model to a store, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static Net bind(Net model, VariableStore store) {
    Binding binding = Binding.at(store.scope("net"), "acme.Net");
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <F75eb7b28> changes with what is declared, so that callers are compiled again
   */
  public static <F75eb7b28 extends Binding> void declare(Net model, F75eb7b28 in) {
    if (model.made == null) {
      model.made = new Made();
    }
    MadeVariables.declare(in.component(model.made, Made.class, "made"), in.mount("made", "made"));
    GivenVariables.declare(in.component(model.given, Given.class, "given"), in.mount("given", "given"));
  }
}
