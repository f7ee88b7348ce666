package io.varscope.sample.models;

import io.varscope.AnyVariable;
import io.varscope.Init;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * What language models have in common as Hugging Face names them: all but the layers, and of those
 * the attention, in which several queries may share a key and a value: there are {@code heads} and
 * {@code keyHeads}.
 */
@VariableScope(let = {"tied=false", "bias=false", "keyBias=bias", "headWidth=width/heads"})
abstract class CausalModel<V extends AnyVariable> {

  @Variable(
      name = "model.embed_tokens.weight",
      dims = {"vocabulary", "width"})
  V embedTokens;

  @VariableScope("model.norm")
  RmsNorm<V> norm;

  @Variable(
      name = "lm_head.weight",
      dims = {"vocabulary", "width"},
      when = "!tied")
  V lmHead;

  @Variable(
      name = "model.embed_tokens.weight",
      dims = {"vocabulary", "width"},
      reuse = Reuse.TRUE,
      when = "tied")
  V tiedHead;

  /** Attention, with the norm before it and the one after. */
  @VariableScope
  abstract static class AttentionBlock<V extends AnyVariable> {

    @VariableScope("input_layernorm")
    RmsNorm<V> inputNorm;

    @VariableScope("self_attn")
    Attention<V> attention;

    @VariableScope("post_attention_layernorm")
    RmsNorm<V> attentionNorm;
  }

  /** Query, key, value and output. */
  @VariableScope
  static class Attention<V extends AnyVariable> {

    @VariableScope(
        value = "q_proj",
        let = {"in=width", "out=headWidth*heads", "bias=keyBias"})
    Linear<V> q;

    @VariableScope(
        value = "k_proj",
        let = {"in=width", "out=headWidth*keyHeads", "bias=keyBias"})
    Linear<V> k;

    @VariableScope(
        value = "v_proj",
        let = {"in=width", "out=headWidth*keyHeads", "bias=keyBias"})
    Linear<V> v;

    @VariableScope(
        value = "o_proj",
        let = {"in=headWidth*heads", "out=width"})
    Linear<V> o;
  }

  @VariableScope
  static class RmsNorm<V extends AnyVariable> {

    @Variable(dims = "width", init = @Init(Init.Kind.ONES))
    V weight;
  }
}
