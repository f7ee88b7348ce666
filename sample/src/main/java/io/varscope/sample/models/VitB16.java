package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * ViT-B/16 of Dosovitskiy et al., <a href="https://arxiv.org/abs/2010.11929">An Image is Worth
 * 16x16 Words</a>, as torchvision's {@code vit_b_16} names it: 86,567,656 parameters.
 */
@VariableScope(
    value = "/",
    separator = ".",
    graph = "vit-b-16",
    let = {"bias=true", "image=224", "patch=16", "hidden=768", "features=hidden"})
class VitB16 {

  @Variable(
      name = "class_token",
      dims = {"1", "1", "hidden"},
      init = @Init(Init.Kind.ZEROS))
  FloatVariable classToken;

  @VariableScope(
      value = "conv_proj",
      let = {"in=3", "out=hidden", "kernel=patch", "groups=1"})
  Conv2d convProj;

  @VariableScope Encoder encoder;

  @VariableScope(
      value = "heads.head",
      let = {"in=hidden", "out=1000"},
      init = @Init(Init.Kind.ZEROS))
  Linear<FloatVariable> head;

  /** All layers, and the position of each patch and of the class token. */
  @VariableScope
  static class Encoder {

    @Variable(
        name = "pos_embedding",
        dims = {"1", "(image/patch)*(image/patch)+1", "hidden"},
        init = @Init(value = Init.Kind.NORMAL, stddev = 0.02))
    FloatVariable posEmbedding;

    @VariableScope(value = "layers.encoder_layer_{i}", repeat = "12")
    EncoderLayer[] layers;

    @VariableScope LayerNorm<FloatVariable> ln;
  }

  /** Attention and a perceptron with one hidden layer. */
  @VariableScope
  static class EncoderLayer {

    @VariableScope("ln_1")
    LayerNorm<FloatVariable> ln1;

    @VariableScope("self_attention")
    SelfAttention selfAttention;

    @VariableScope("ln_2")
    LayerNorm<FloatVariable> ln2;

    @VariableScope(
        value = "mlp.0",
        let = {"in=hidden", "out=4*hidden"})
    Linear<FloatVariable> up;

    @VariableScope(
        value = "mlp.3",
        let = {"in=4*hidden", "out=hidden"})
    Linear<FloatVariable> down;
  }

  /** PyTorch's {@code nn.MultiheadAttention}: query, key and value are one matrix. */
  @VariableScope
  static class SelfAttention {

    @Variable(
        name = "in_proj_weight",
        dims = {"3*hidden", "hidden"})
    FloatVariable inProjWeight;

    @Variable(name = "in_proj_bias", dims = "3*hidden", init = @Init(Init.Kind.ZEROS))
    FloatVariable inProjBias;

    @VariableScope(
        value = "out_proj",
        let = {"in=hidden", "out=hidden"})
    Linear<FloatVariable> outProj;
  }
}
