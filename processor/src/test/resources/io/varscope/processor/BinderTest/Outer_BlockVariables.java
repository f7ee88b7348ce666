package acme;

import io.varscope.Initializers;
import io.varscope.Scope;
import io.varscope.generated.Assignment;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import io.varscope.generated.Contract;
import io.varscope.generated.Found;
import java.util.Objects;

/**
 * Binds the variables of {@link Outer.Block}.
 */
@Binder("acme.Outer.Block")
final class Outer_BlockVariables extends Assignment {
  private final Outer.Block<?> model;

  private Outer_BlockVariables(Outer.Block<?> model) {
    this.model = model;
  }

  @Override
  protected void assign(Found found) {
    model.kernel = found.nextFloat64();
    model.pair = found.nextFloat64();
  }

  /**
   * Binds every variable of a component at a scope, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static <M extends Outer.Block<?>> M bind(M model, Scope scope) {
    Contract.require(1, "acme.Outer_BlockVariables");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(scope, "scope");
    Binding binding = Binding.at(scope, "acme.Outer.Block");
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <F01489eee> changes with what is declared, so that callers are compiled again
   */
  public static <F01489eee extends Binding> void declare(Outer.Block<?> model, F01489eee place) {
    Contract.require(1, "acme.Outer_BlockVariables");
    Binding in = place.withInitializer(Initializers.truncatedNormal(0.0, 0.02).withSeed(7L));
    Outer_BaseVariables.declare(model, in);
    if (in.isNew(Outer_BlockVariables.class, 1)) {
      in.float64("kernel", 3, 3);
      in.declaration()
          .initializer(Initializers.constant(1.0, -0.5))
          .float64("pair", 2);
    }
    in.assign(new Outer_BlockVariables(model));
  }
}
