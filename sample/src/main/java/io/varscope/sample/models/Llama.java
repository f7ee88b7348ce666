package io.varscope.sample.models;

import io.varscope.AnyVariable;
import io.varscope.Bfloat16Variable;
import io.varscope.VariableScope;

/**
 * Llama of Touvron et al., <a href="https://arxiv.org/abs/2302.13971">Open and Efficient Foundation
 * Language Models</a>, as {@code LlamaForCausalLM} of Hugging Face names it. Sizes, and other
 * models of this architecture, are subclasses, which say the dtype too.
 */
@VariableScope
abstract class Llama<V extends AnyVariable> extends CausalModel<V> {

  @VariableScope(value = "model.layers.{i}", repeat = "layers")
  Block<V>[] layers;

  /** Llama 3.1 with 8,030,261,248 parameters. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "llama-3.1-8b",
      let = {
        "vocabulary=128256",
        "width=4096",
        "hidden=14336",
        "layers=32",
        "heads=32",
        "keyHeads=8"
      })
  static class Llama8b extends Llama<Bfloat16Variable> {}

  /** Qwen2.5 with 494,032,768 parameters, whose queries, keys and values have biases. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "qwen2.5-0.5b",
      let = {
        "vocabulary=151936",
        "width=896",
        "hidden=4864",
        "layers=24",
        "heads=14",
        "keyHeads=2",
        "tied=true",
        "keyBias=true"
      })
  static class Qwen extends Llama<Bfloat16Variable> {}

  /** SmolLM3 with 3,075,098,624 parameters. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "smollm3-3b",
      let = {
        "vocabulary=128256",
        "width=2048",
        "hidden=11008",
        "layers=36",
        "heads=16",
        "keyHeads=4",
        "tied=true"
      })
  static class SmolLm extends Llama<Bfloat16Variable> {}

  /** After the attention, a perceptron whose hidden layer has a gate. */
  @VariableScope
  static class Block<V extends AnyVariable> extends AttentionBlock<V> {

    @VariableScope(
        value = "mlp.gate_proj",
        let = {"in=width", "out=hidden"})
    Linear<V> gate;

    @VariableScope(
        value = "mlp.up_proj",
        let = {"in=width", "out=hidden"})
    Linear<V> up;

    @VariableScope(
        value = "mlp.down_proj",
        let = {"in=hidden", "out=width"})
    Linear<V> down;
  }
}
