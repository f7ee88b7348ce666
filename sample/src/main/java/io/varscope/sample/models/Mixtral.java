package io.varscope.sample.models;

import io.varscope.AnyVariable;
import io.varscope.Bfloat16Variable;
import io.varscope.VariableScope;

/**
 * Mixtral of Jiang et al., <a href="https://arxiv.org/abs/2401.04088">Mixtral of Experts</a>, as
 * {@code MixtralForCausalLM} of Hugging Face names it: as {@link Llama}, but each word chooses two
 * of eight perceptrons.
 */
@VariableScope(let = {"vocabulary=32000", "experts=8", "headWidth=128", "keyHeads=8"})
abstract class Mixtral<V extends AnyVariable> extends CausalModel<V> {

  @VariableScope(value = "model.layers.{i}", repeat = "layers")
  Block<V>[] layers;

  /** 46,702,792,704 parameters. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "mixtral-8x7b",
      let = {"width=4096", "hidden=14336", "layers=32", "heads=32"})
  static class Mixtral8x7b extends Mixtral<Bfloat16Variable> {}

  /** 140,620,634,112 parameters. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "mixtral-8x22b",
      let = {"width=6144", "hidden=16384", "layers=56", "heads=48"})
  static class Mixtral8x22b extends Mixtral<Bfloat16Variable> {}

  /** After the attention, the experts, and who chooses them. */
  @VariableScope
  static class Block<V extends AnyVariable> extends AttentionBlock<V> {

    @VariableScope(
        value = "block_sparse_moe.gate",
        let = {"in=width", "out=experts"})
    Linear<V> gate;

    @VariableScope(value = "block_sparse_moe.experts.{i}", repeat = "experts")
    Expert<V>[] experts;
  }

  /** A perceptron whose hidden layer has a gate. */
  @VariableScope
  static class Expert<V extends AnyVariable> {

    @VariableScope(
        value = "w1",
        let = {"in=width", "out=hidden"})
    Linear<V> gate;

    @VariableScope(
        value = "w3",
        let = {"in=width", "out=hidden"})
    Linear<V> up;

    @VariableScope(
        value = "w2",
        let = {"in=hidden", "out=width"})
    Linear<V> down;
  }
}
