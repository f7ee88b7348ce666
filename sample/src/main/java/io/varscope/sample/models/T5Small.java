package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * T5-small of Raffel et al., <a href="https://arxiv.org/abs/1910.10683">Exploring the Limits of
 * Transfer Learning</a>, as {@code T5ForConditionalGeneration} of Hugging Face names it: 60,506,624
 * parameters. One embedding serves the encoder, the decoder and the output.
 */
@VariableScope(
    value = "/",
    separator = ".",
    graph = "t5-small",
    let = {"bias=false", "width=512", "hidden=2048", "heads=8", "vocabulary=32128", "layers=6"})
class T5Small {

  @Variable(
      name = "shared.weight",
      dims = {"vocabulary", "width"},
      init = @Init(Init.Kind.NORMAL))
  FloatVariable shared;

  @VariableScope Encoder encoder;

  @VariableScope Decoder decoder;

  @Variable(
      name = "/shared.weight",
      dims = {"vocabulary", "width"},
      reuse = Reuse.TRUE)
  FloatVariable lmHead;

  /** What encoder and decoder have in common. */
  @VariableScope
  abstract static class Stack {

    @Variable(
        name = "/shared.weight",
        dims = {"vocabulary", "width"},
        reuse = Reuse.TRUE)
    FloatVariable embedTokens;

    @Variable(name = "final_layer_norm.weight", dims = "width", init = @Init(Init.Kind.ONES))
    FloatVariable finalLayerNorm;
  }

  /** Reads the question; only the first block has a bias for distances, which all use. */
  @VariableScope
  static class Encoder extends Stack {

    @VariableScope(value = "block.0", let = "distances=true")
    EncoderBlock first;

    @VariableScope(value = "block.{i+1}", repeat = "layers-1")
    EncoderBlock[] rest;
  }

  /** Writes the answer; only the first block has a bias for distances, which all use. */
  @VariableScope
  static class Decoder extends Stack {

    @VariableScope(value = "block.0", let = "distances=true")
    DecoderBlock first;

    @VariableScope(value = "block.{i+1}", repeat = "layers-1")
    DecoderBlock[] rest;
  }

  /** What every block begins with. */
  @VariableScope(let = "distances=false")
  abstract static class Block {

    @VariableScope("layer.0.SelfAttention")
    Attention selfAttention;

    @Variable(
        name = "layer.0.SelfAttention.relative_attention_bias.weight",
        dims = {"32", "heads"},
        when = "distances")
    FloatVariable distances;

    @Variable(name = "layer.0.layer_norm.weight", dims = "width", init = @Init(Init.Kind.ONES))
    FloatVariable selfAttentionNorm;
  }

  /** Looks at the question only. */
  @VariableScope
  static class EncoderBlock extends Block {

    @VariableScope("layer.1")
    FeedForward feedForward;
  }

  /** Looks at the question as well as at what is written so far. */
  @VariableScope
  static class DecoderBlock extends Block {

    @VariableScope("layer.1.EncDecAttention")
    Attention encDecAttention;

    @Variable(name = "layer.1.layer_norm.weight", dims = "width", init = @Init(Init.Kind.ONES))
    FloatVariable encDecAttentionNorm;

    @VariableScope("layer.2")
    FeedForward feedForward;
  }

  /** Query, key, value and output; 64 numbers for each head. */
  @VariableScope(let = {"in=width", "out=64*heads"})
  static class Attention {

    @VariableScope Linear<FloatVariable> q;
    @VariableScope Linear<FloatVariable> k;
    @VariableScope Linear<FloatVariable> v;

    @VariableScope(let = {"in=64*heads", "out=width"})
    Linear<FloatVariable> o;
  }

  /** A perceptron with one hidden layer. */
  @VariableScope
  static class FeedForward {

    @VariableScope(
        value = "DenseReluDense.wi",
        let = {"in=width", "out=hidden"})
    Linear<FloatVariable> wi;

    @VariableScope(
        value = "DenseReluDense.wo",
        let = {"in=hidden", "out=width"})
    Linear<FloatVariable> wo;

    @Variable(name = "layer_norm.weight", dims = "width", init = @Init(Init.Kind.ONES))
    FloatVariable layerNorm;
  }
}
