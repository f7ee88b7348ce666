package acme;

import io.varscope.DType;
import io.varscope.VariableStore;
import io.varscope.generated.Binder;
import io.varscope.generated.Binding;
import java.util.Objects;

/**
 * Binds the variables of {@link Gpt}, in the scope {@code gpt}.
 */
@Binder("acme.Gpt")
@SuppressWarnings({
    "auxiliaryclass",
    "unchecked"
})
final class GptVariables {
  private GptVariables() {
  }

  /**
   * Binds every variable of a model to a store, all or none.
   *
   * @return the model
   * @throws io.varscope.VariableException if a variable cannot be had; then nothing has changed
   */
  public static Gpt bind(Gpt model, VariableStore store) {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(store, "store");
    Binding binding = Binding.at(store.scope("gpt", "."), "acme.Gpt");
    declare(model, binding);
    binding.commit();
    return model;
  }

  /**
   * Declares the variables at a place of a larger bind.
   *
   * @param <F2e6080cc> changes with what is declared, so that callers are compiled again
   */
  public static <F2e6080cc extends Binding> void declare(Gpt model, F2e6080cc place) {
    Binding in = place.let("hidden=768", "inner=4*hidden")
        .dim("VOCABULARY", 50257)
        .dim("positions", model.positions)
        .condition("tied", model.tied);
    in.variable("wte", DType.FLOAT32, in.shape("VOCABULARY", "hidden"))
        .to(variable -> model.wte = variable);
    if (model.blocks == null) {
      model.blocks = new Block[in.count("12")];
    }
    in.fill(model.blocks, "blocks", "12", Block::new);
    for (int i = 0; i < model.blocks.length; i++) {
      BlockVariables.declare(in.component(model.blocks[i], Block.class, "blocks", i), in.element("blocks", "h.{i}", i, "index=i"));
    }
    in.require(model.norms, "norms", "2");
    for (int i = 0; i < model.norms.size(); i++) {
      NormVariables.declare(in.component(model.norms.get(i), Norm.class, "norms", i), in.element("norms", "", i).withTrainable(false));
    }
    if (in.when("!tied")) {
      if (model.head == null) {
        model.head = new Head<>();
      }
      HeadVariables.declare(in.component(model.head, Head.class, "head"), in.mount("head", "head"));
    }
    if (model.heads == null) {
      model.heads = in.array(Head.class, "hidden/768");
    }
    in.fill(model.heads, "heads", "hidden/768", Head::new);
    for (int i = 0; i < model.heads.length; i++) {
      HeadVariables.declare(in.component(model.heads[i], Head.class, "heads", i), in.element("heads", "", i));
    }
  }
}
