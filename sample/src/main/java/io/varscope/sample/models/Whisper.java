package io.varscope.sample.models;

import io.varscope.Float16Variable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * Whisper of Radford et al., <a href="https://arxiv.org/abs/2212.04356">Robust Speech
 * Recognition</a>, as <a href="https://github.com/openai/whisper">openai/whisper</a> names it. Its
 * sizes are subclasses.
 */
@VariableScope(let = "vocabulary=51865")
abstract class Whisper {

  @VariableScope Encoder encoder;

  @VariableScope Decoder decoder;

  /** 37,760,640 parameters, of which 576,000 are sines. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "whisper-tiny",
      let = {"width=384", "layers=4"})
  static class Tiny extends Whisper {}

  /** 72,593,920 parameters, of which 768,000 are sines. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "whisper-base",
      let = {"width=512", "layers=6"})
  static class Base extends Whisper {}

  /** Hears 30 seconds, in 80 frequencies. */
  @VariableScope
  static class Encoder {

    @Variable(
        name = "positional_embedding",
        dims = {"1500", "width"},
        trainable = false)
    Float16Variable positions;

    @VariableScope(let = "in=80")
    Conv1d conv1;

    @VariableScope(let = "in=width")
    Conv1d conv2;

    @VariableScope(repeat = "layers", let = "crosses=false")
    Block[] blocks;

    @VariableScope("ln_post")
    Norm norm;
  }

  /** Writes down what was heard. */
  @VariableScope
  static class Decoder {

    @Variable(
        name = "positional_embedding",
        dims = {"448", "width"})
    Float16Variable positions;

    @Variable(
        name = "token_embedding.weight",
        dims = {"vocabulary", "width"})
    Float16Variable tokens;

    @VariableScope(repeat = "layers", let = "crosses=true")
    Block[] blocks;

    @VariableScope("ln")
    Norm norm;
  }

  /** Attention, to what the encoder has heard too if {@code crosses}, and a perceptron. */
  @VariableScope(takes = "crosses")
  static class Block {

    @VariableScope("attn")
    Attention attention;

    @VariableScope("attn_ln")
    Norm attentionNorm;

    @VariableScope(value = "cross_attn", when = "crosses")
    Attention crossAttention;

    @VariableScope(value = "cross_attn_ln", when = "crosses")
    Norm crossAttentionNorm;

    @VariableScope(value = "mlp.0", let = "out=4*width")
    Linear up;

    @VariableScope(value = "mlp.2", let = "in=4*width")
    Linear down;

    @VariableScope("mlp_ln")
    Norm norm;
  }

  /** Query, key, value and output; keys have no bias. */
  @VariableScope
  static class Attention {

    @VariableScope Linear query;

    @VariableScope(let = "bias=false")
    Linear key;

    @VariableScope Linear value;
    @VariableScope Linear out;
  }

  /** Filters that are three steps long. */
  @VariableScope(takes = "in")
  static class Conv1d {

    @Variable(dims = {"width", "in", "3"})
    Float16Variable weight;

    @Variable(dims = "width", init = @Init(Init.Kind.ZEROS))
    Float16Variable bias;
  }

  /** Layer normalization. */
  @VariableScope
  static class Norm {

    @Variable(dims = "width", init = @Init(Init.Kind.ONES))
    Float16Variable weight;

    @Variable(dims = "width", init = @Init(Init.Kind.ZEROS))
    Float16Variable bias;
  }

  /** A fully connected layer, as wide as the model unless its mount says otherwise. */
  @VariableScope(
      takes = {"in", "out", "bias"},
      let = {"in=width", "out=width", "bias=true"})
  static class Linear {

    @Variable(dims = {"out", "in"})
    Float16Variable weight;

    @Variable(dims = "out", init = @Init(Init.Kind.ZEROS), when = "bias")
    Float16Variable bias;
  }
}
