package io.varscope.sample.models;

import io.varscope.Bfloat16Variable;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * Mixtral of Jiang et al., <a href="https://arxiv.org/abs/2401.04088">Mixtral of Experts</a>, as
 * {@code MixtralForCausalLM} of Hugging Face names it: a {@link Llama} in which each word chooses
 * two of eight perceptrons.
 */
@VariableScope(
    let = {"vocabulary=32000", "experts=8", "headWidth=128", "keyHeads=8", "keyBias=false"})
abstract class Mixtral {

  @Variable(
      name = "model.embed_tokens.weight",
      dims = {"vocabulary", "width"})
  Bfloat16Variable embedTokens;

  @VariableScope(value = "model.layers.{i}", repeat = "layers")
  Block[] layers;

  @VariableScope("model.norm")
  Llama.RmsNorm norm;

  @Variable(
      name = "lm_head.weight",
      dims = {"vocabulary", "width"})
  Bfloat16Variable lmHead;

  /** 46,702,792,704 parameters. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "mixtral-8x7b",
      let = {"width=4096", "hidden=14336", "layers=32", "heads=32"})
  static class Mixtral8x7b extends Mixtral {}

  /** 140,620,634,112 parameters. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "mixtral-8x22b",
      let = {"width=6144", "hidden=16384", "layers=56", "heads=48"})
  static class Mixtral8x22b extends Mixtral {}

  /** Attention, the experts, and who chooses them. */
  @VariableScope
  static class Block {

    @VariableScope("input_layernorm")
    Llama.RmsNorm inputNorm;

    @VariableScope("self_attn")
    Llama.Attention attention;

    @VariableScope("post_attention_layernorm")
    Llama.RmsNorm attentionNorm;

    @VariableScope(
        value = "block_sparse_moe.gate",
        let = {"in=width", "out=experts"})
    Llama.Linear gate;

    @VariableScope(value = "block_sparse_moe.experts.{i}", repeat = "experts")
    Expert[] experts;
  }

  /** A perceptron whose hidden layer has a gate. */
  @VariableScope
  static class Expert {

    @VariableScope(
        value = "w1",
        let = {"in=width", "out=hidden"})
    Llama.Linear gate;

    @VariableScope(
        value = "w3",
        let = {"in=width", "out=hidden"})
    Llama.Linear up;

    @VariableScope(
        value = "w2",
        let = {"in=hidden", "out=width"})
    Llama.Linear down;
  }
}
