package acme;

import io.varscope.Reuse;
import io.varscope.VariableStore;
import io.varscope.generated.Assignment;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import io.varscope.generated.Contract;
import io.varscope.generated.Found;
import java.util.Objects;

/**
 * Binds the variables of {@link Eval}, in the scope {@code digits}.
 */
@SuppressWarnings("auxiliaryclass")
@Binder("acme.Eval")
final class EvalVariables extends Assignment {
  private final Object object;

  private EvalVariables() {
    this(null);
    // Compiled again, and the class checked again, when one of these changes.
    varscope_index.g_ndigits.RootBy4c02348d.facts(null);
  }

  private EvalVariables(Object object) {
    this.object = object;
  }

  @Override
  protected void assign(Found found) {
    Eval model = (Eval) object;
    model.weights = found.nextFloat32();
  }

  /**
   * Binds every variable of a model to a store, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static <M> M bind(M model, VariableStore store) {
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
  public static <M> M bind(M model, VariableStore store, Reuse reuse) {
    Contract.require(1, "acme.EvalVariables");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(store, "store");
    Binding binding = Binding.at(store.scope("digits", "/"), "acme.Eval", reuse, "EvalVariables.bind(model, store, ");
    binding.createdBy("acme.Train", "digits/weights");
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <Fbb261eeb> changes with what is declared, so that callers are compiled again
   */
  public static <Fbb261eeb extends Binding> void declare(Object object, Fbb261eeb place) {
    Contract.require(1, "acme.EvalVariables");
    Eval model = (Eval) object;
    Binding in = place.withReuse(Reuse.TRUE);
    if (in.isNew(EvalVariables.class, 1)) {
      in.float32("weights", 64, 10);
    }
    in.assign(new EvalVariables(model));
  }
}
