package io.varscope.sample.models;

import io.varscope.Bfloat16Variable;
import io.varscope.Init;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * Llama of Touvron et al., <a href="https://arxiv.org/abs/2302.13971">Open and Efficient Foundation
 * Language Models</a>, as {@code LlamaForCausalLM} of Hugging Face names it. Several queries share
 * a key and a value: there are {@code heads} and {@code keyHeads}. Sizes, and other models of this
 * architecture, are subclasses.
 */
@VariableScope(let = {"tied=false", "keyBias=false", "headWidth=width/heads"})
abstract class Llama {

  @Variable(
      name = "model.embed_tokens.weight",
      dims = {"vocabulary", "width"})
  Bfloat16Variable embedTokens;

  @VariableScope(value = "model.layers.{i}", repeat = "layers")
  Block[] layers;

  @VariableScope("model.norm")
  RmsNorm norm;

  @Variable(
      name = "lm_head.weight",
      dims = {"vocabulary", "width"},
      when = "!tied")
  Bfloat16Variable lmHead;

  @Variable(
      name = "model.embed_tokens.weight",
      dims = {"vocabulary", "width"},
      reuse = Reuse.TRUE,
      when = "tied")
  Bfloat16Variable tiedHead;

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
  static class Llama8b extends Llama {}

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
  static class Qwen extends Llama {}

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
  static class SmolLm extends Llama {}

  /** Attention and a perceptron whose hidden layer has a gate. */
  @VariableScope
  static class Block {

    @VariableScope("input_layernorm")
    RmsNorm inputNorm;

    @VariableScope("self_attn")
    Attention attention;

    @VariableScope("post_attention_layernorm")
    RmsNorm attentionNorm;

    @VariableScope(
        value = "mlp.gate_proj",
        let = {"in=width", "out=hidden"})
    Linear gate;

    @VariableScope(
        value = "mlp.up_proj",
        let = {"in=width", "out=hidden"})
    Linear up;

    @VariableScope(
        value = "mlp.down_proj",
        let = {"in=hidden", "out=width"})
    Linear down;
  }

  /** Query, key, value and output. */
  @VariableScope
  static class Attention {

    @VariableScope(
        value = "q_proj",
        let = {"in=width", "out=headWidth*heads", "bias=keyBias"})
    Linear q;

    @VariableScope(
        value = "k_proj",
        let = {"in=width", "out=headWidth*keyHeads", "bias=keyBias"})
    Linear k;

    @VariableScope(
        value = "v_proj",
        let = {"in=width", "out=headWidth*keyHeads", "bias=keyBias"})
    Linear v;

    @VariableScope(
        value = "o_proj",
        let = {"in=headWidth*heads", "out=width"})
    Linear o;
  }

  @VariableScope
  static class RmsNorm {

    @Variable(dims = "width", init = @Init(Init.Kind.ONES))
    Bfloat16Variable weight;
  }

  /** A fully connected layer. */
  @VariableScope(
      takes = {"in", "out", "bias"},
      let = "bias=false")
  static class Linear {

    @Variable(dims = {"out", "in"})
    Bfloat16Variable weight;

    @Variable(dims = "out", init = @Init(Init.Kind.ZEROS), when = "bias")
    Bfloat16Variable bias;
  }
}
