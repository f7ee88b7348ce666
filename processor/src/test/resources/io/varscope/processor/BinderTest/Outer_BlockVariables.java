package acme;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Scope;
import io.varscope.Shape;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import java.util.Objects;

/**
 * Binds the variables of {@link Outer.Block}.
 */
@Binder("acme.Outer.Block")
final class Outer_BlockVariables {
  private Outer_BlockVariables() {
  }

  /**
   * Binds every variable of a component at a scope, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static <M extends Outer.Block<?>> M bind(M model, Scope scope) {
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
   * @param <Fbe847660> changes with what is declared, so that callers are compiled again
   */
  public static <Fbe847660 extends Binding> void declare(Outer.Block<?> model, Fbe847660 place) {
    Binding in = place.withInitializer(Initializers.truncatedNormal(0.0, 0.02).withSeed(7L));
    Outer_BaseVariables.declare(model, in);
    if (in.isNew(Outer_BlockVariables.class, 1)) {
      in.variable("kernel", DType.FLOAT64, Shape.of(3, 3))
          .declare();
      in.variable("pair", DType.FLOAT64, Shape.of(2))
          .initializer(Initializers.constant(1.0, -0.5))
          .declare();
    }
    in.assign(found -> {
      model.kernel = found.next(DType.FLOAT64);
      model.pair = found.next(DType.FLOAT64);
    });
  }
}
