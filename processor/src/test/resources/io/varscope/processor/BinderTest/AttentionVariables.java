package acme;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Scope;
import io.varscope.generated.Assignment;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import io.varscope.generated.Contract;
import io.varscope.generated.Found;
import java.util.ArrayList;
import java.util.Objects;

/**
 * Binds the variables of {@link Attention}.
 */
@SuppressWarnings({
    "auxiliaryclass",
    "unchecked"
})
@Binder("acme.Attention")
public final class AttentionVariables extends Assignment {
  private final Attention<?, ?, ?> model;

  private AttentionVariables(Attention<?, ?, ?> model) {
    this.model = model;
  }

  @Override
  protected void assign(Found found) {
    ((Attention<?, AnyVariable, AnyVariable>) model).weight = found.next();
    ((Attention<?, AnyVariable, AnyVariable>) model).scale = found.next();
    model.alibi = found.nextFloat32();
  }

  /**
   * Binds every variable of a component at a scope, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static <M extends Attention<?, W, B>, W extends AnyVariable, B extends AnyVariable> M bind(
      M model, Scope scope, DType<W> dtypeOfW, DType<B> dtypeOfB) {
    Contract.require(1, "acme.AttentionVariables");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(scope, "scope");
    Binding binding = Binding.at(scope, "acme.Attention").dtype("W", dtypeOfW).dtype("B", dtypeOfB);
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <Fc07a7b03> changes with what is declared, so that callers are compiled again
   */
  public static <Fc07a7b03 extends Binding> void declare(Attention<?, ?, ?> model, Fc07a7b03 in) {
    Contract.require(1, "acme.AttentionVariables");
    BaseVariables.declare(model, in.dtype("V", in.dtype("B")));
    if (in.isNew(AttentionVariables.class, 1)) {
      in.declaration()
          .initializer(Initializers.lecunNormal())
          .variable("weight", in.dtype("W"), in.shape("in", "3*in"));
      in.declaration()
          .field("scale")
          .variable("scale/0", in.dtype("W"), in.shape("2", "64"));
      in.float32("alibi", 64);
    }
    in.assign(new AttentionVariables(model));
    if (model.query == null) {
      model.query = new Linear<>();
    }
    in.component(model.query, Linear.class, "query");
    LinearVariables.declare(model.query, in.mount("query", "query").dtype("V", in.dtype("W")));
    if (model.experts == null) {
      model.experts = new ArrayList<>();
    }
    in.fill(model.experts, "experts", "2", Linear::new);
    for (int i = 0; i < model.experts.size(); i++) {
      in.component(model.experts.get(i), Linear.class, "experts", i);
      LinearVariables.declare(model.experts.get(i), in.element("experts", "", i, "in=3").dtype("V", DType.BFLOAT16));
    }
  }
}
