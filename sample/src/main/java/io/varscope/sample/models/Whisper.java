package io.varscope.sample.models;

import io.varscope.AnyVariable;
import io.varscope.Float16Variable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * Whisper of Radford et al., <a href="https://arxiv.org/abs/2212.04356">Robust Speech
 * Recognition</a>, as <a href="https://github.com/openai/whisper">openai/whisper</a> names it. Its
 * sizes are subclasses, which say the dtype too.
 */
@VariableScope(let = {"vocabulary=51865", "features=width", "bias=true"})
abstract class Whisper<V extends AnyVariable> {

  @VariableScope Encoder<V> encoder;

  @VariableScope Decoder<V> decoder;

  /** 37,760,640 parameters, of which 576,000 are sines. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "whisper-tiny",
      let = {"width=384", "layers=4"})
  static class Tiny extends Whisper<Float16Variable> {}

  /** 72,593,920 parameters, of which 768,000 are sines. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "whisper-base",
      let = {"width=512", "layers=6"})
  static class Base extends Whisper<Float16Variable> {}

  /** Hears 30 seconds, in 80 frequencies. */
  @VariableScope
  static class Encoder<V extends AnyVariable> {

    @Variable(
        name = "positional_embedding",
        dims = {"1500", "width"},
        trainable = false)
    V positions;

    @VariableScope(let = "in=80")
    Conv1d<V> conv1;

    @VariableScope(let = "in=width")
    Conv1d<V> conv2;

    @VariableScope(repeat = "layers", let = "crosses=false")
    Block<V>[] blocks;

    @VariableScope("ln_post")
    LayerNorm<V> norm;
  }

  /** Writes down what was heard. */
  @VariableScope
  static class Decoder<V extends AnyVariable> {

    @Variable(
        name = "positional_embedding",
        dims = {"448", "width"})
    V positions;

    @Variable(
        name = "token_embedding.weight",
        dims = {"vocabulary", "width"})
    V tokens;

    @VariableScope(repeat = "layers", let = "crosses=true")
    Block<V>[] blocks;

    @VariableScope("ln")
    LayerNorm<V> norm;
  }

  /** Attention, to what the encoder has heard too if {@code crosses}, and a perceptron. */
  @VariableScope(takes = "crosses")
  static class Block<V extends AnyVariable> {

    @VariableScope("attn")
    Attention<V> attention;

    @VariableScope("attn_ln")
    LayerNorm<V> attentionNorm;

    @VariableScope(value = "cross_attn", when = "crosses")
    Attention<V> crossAttention;

    @VariableScope(value = "cross_attn_ln", when = "crosses")
    LayerNorm<V> crossAttentionNorm;

    @VariableScope(
        value = "mlp.0",
        let = {"in=width", "out=4*width"})
    Linear<V> up;

    @VariableScope(
        value = "mlp.2",
        let = {"in=4*width", "out=width"})
    Linear<V> down;

    @VariableScope("mlp_ln")
    LayerNorm<V> norm;
  }

  /** Query, key, value and output; keys have no bias. */
  @VariableScope(let = {"in=width", "out=width"})
  static class Attention<V extends AnyVariable> {

    @VariableScope Linear<V> query;

    @VariableScope(let = "bias=false")
    Linear<V> key;

    @VariableScope Linear<V> value;
    @VariableScope Linear<V> out;
  }

  /** Filters that are three steps long. */
  @VariableScope(takes = "in")
  static class Conv1d<V extends AnyVariable> {

    @Variable(dims = {"width", "in", "3"})
    V weight;

    @Variable(dims = "width", init = @Init(Init.Kind.ZEROS))
    V bias;
  }
}
