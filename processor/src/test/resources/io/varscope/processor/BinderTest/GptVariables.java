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
 * Binds the variables of {@link Gpt}, in the scope {@code gpt}.
 */
@SuppressWarnings({
    "auxiliaryclass",
    "unchecked"
})
@Binder("acme.Gpt")
final class GptVariables extends Assignment {
  private final Gpt model;

  private GptVariables(Gpt model) {
    this.model = model;
  }

  @Override
  protected void assign(Found found) {
    model.wte = found.nextFloat32();
  }

  /**
   * Binds every variable of a model to a store, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static Gpt bind(Gpt model, VariableStore store) {
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
  public static Gpt bind(Gpt model, VariableStore store, Reuse reuse) {
    Contract.require(1, "acme.GptVariables");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(store, "store");
    Binding binding = Binding.at(store.scope("gpt", "."), "acme.Gpt", reuse, "GptVariables.bind(model, store, ");
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <Fc02d1dde> changes with what is declared, so that callers are compiled again
   */
  public static <Fc02d1dde extends Binding> void declare(Gpt model, Fc02d1dde place) {
    Contract.require(1, "acme.GptVariables");
    Binding in = place.let("hidden=768", "inner=4*hidden")
        .dim("VOCABULARY", 50257)
        .dim("positions", model.positions)
        .condition("tied", model.tied);
    if (in.isNew(GptVariables.class, 1)) {
      in.float32("wte", in.shape("VOCABULARY", "hidden"));
    }
    in.assign(new GptVariables(model));
    if (model.blocks == null) {
      model.blocks = new Block[in.count("12")];
    }
    in.fill(model.blocks, "blocks", "12", Block::new);
    for (int i = 0; i < model.blocks.length; i++) {
      in.component(model.blocks[i], Block.class, "blocks", i);
      BlockVariables.declare(model.blocks[i], in.element("blocks", "h.{i}", i, "index=i"));
    }
    in.require(model.norms, "norms", "2");
    for (int i = 0; i < model.norms.size(); i++) {
      in.component(model.norms.get(i), Norm.class, "norms", i);
      NormVariables.declare(model.norms.get(i), in.element("norms", "", i).withTrainable(false));
    }
    if (in.when("!tied")) {
      if (model.head == null) {
        model.head = new Head<>();
      }
      in.component(model.head, Head.class, "head");
      HeadVariables.declare(model.head, in.mount("head", "head"));
    }
    if (model.heads == null) {
      model.heads = in.array(Head.class, "hidden/768");
    }
    in.fill(model.heads, "heads", "hidden/768", Head::new);
    for (int i = 0; i < model.heads.length; i++) {
      in.component(model.heads[i], Head.class, "heads", i);
      HeadVariables.declare(model.heads[i], in.element("heads", "", i));
    }
  }
}
