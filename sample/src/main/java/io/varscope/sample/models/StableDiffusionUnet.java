package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.VariableScope;

/**
 * The U-Net of Stable Diffusion 1.5, of Rombach et al., <a
 * href="https://arxiv.org/abs/2112.10752">High-Resolution Image Synthesis with Latent Diffusion
 * Models</a>, as {@code UNet2DConditionModel} of Hugging Face's diffusers names it: 859,520,964
 * parameters. On the way up, each block sees besides what comes from below what the way down has
 * seen at this size.
 */
@VariableScope(
    value = "/",
    separator = ".",
    graph = "stable-diffusion-unet",
    let = {
      "widths={320, 320, 640, 1280, 1280, 1280}",
      "time=1280",
      "context=768",
      "kernel=3",
      "groups=1",
      "bias=true"
    })
class StableDiffusionUnet {

  @VariableScope(
      value = "conv_in",
      let = {"in=4", "out=widths[0]"})
  Conv2d convIn;

  @VariableScope(
      value = "time_embedding.linear_1",
      let = {"in=widths[0]", "out=time"})
  Linear<FloatVariable> time1;

  @VariableScope(
      value = "time_embedding.linear_2",
      let = {"in=time", "out=time"})
  Linear<FloatVariable> time2;

  @VariableScope(
      value = "down_blocks.{i}",
      repeat = "4",
      let = {
        "ins={widths[i], widths[i+1]}",
        "out=widths[i+1]",
        "layers=2",
        "looks={2, 2, 2, 0}[i]"
      })
  Block[] down;

  @VariableScope(
      value = "down_blocks.{i}.downsamplers.0.conv",
      repeat = "3",
      let = {"in=widths[i+1]", "out=widths[i+1]"})
  Conv2d[] downsamplers;

  @VariableScope(
      value = "mid_block",
      let = {"ins={widths[4], widths[4]}", "out=widths[4]", "layers=2", "looks=1"})
  Block middle;

  @VariableScope(
      value = "up_blocks.{i}",
      repeat = "4",
      let = {
        "ins={widths[5-i]+widths[4-i], 2*widths[4-i], widths[4-i]+widths[3-i]}",
        "out=widths[4-i]",
        "layers=3",
        "looks={0, 3, 3, 3}[i]"
      })
  Block[] up;

  @VariableScope(
      value = "up_blocks.{i}.upsamplers.0.conv",
      repeat = "3",
      let = {"in=widths[4-i]", "out=widths[4-i]"})
  Conv2d[] upsamplers;

  @VariableScope(value = "conv_norm_out", let = "features=widths[0]")
  LayerNorm<FloatVariable> normOut;

  @VariableScope(
      value = "conv_out",
      let = {"in=widths[0]", "out=4"})
  Conv2d convOut;

  /** Layers of one size, which look at the text as often as {@code looks} says. */
  @VariableScope(takes = {"ins", "out", "layers", "looks"})
  static class Block {

    @VariableScope(
        repeat = "layers",
        let = {"in=ins[i]", "out=out"})
    Resnet[] resnets;

    @VariableScope(repeat = "looks", let = "features=out")
    Attention[] attentions;
  }

  /** Two convolutions that know the time, and one for the way around them if the width changes. */
  @VariableScope(takes = {"in", "out"})
  static class Resnet {

    @VariableScope(let = "features=in")
    LayerNorm<FloatVariable> norm1;

    @VariableScope Conv2d conv1;

    @VariableScope(value = "time_emb_proj", let = "in=time")
    Linear<FloatVariable> time;

    @VariableScope(let = "features=out")
    LayerNorm<FloatVariable> norm2;

    @VariableScope(let = "in=out")
    Conv2d conv2;

    @VariableScope(value = "conv_shortcut", let = "kernel=1", when = "in!=out")
    Conv2d shortcut;
  }

  /** The pixels look at each other, then at the text. */
  @VariableScope(
      takes = "features",
      let = {"in=features", "out=features", "kernel=1"})
  static class Attention {

    @VariableScope LayerNorm<FloatVariable> norm;

    @VariableScope("proj_in")
    Conv2d projIn;

    @VariableScope("transformer_blocks.0")
    Transformer transformer;

    @VariableScope("proj_out")
    Conv2d projOut;
  }

  @VariableScope
  static class Transformer {

    @VariableScope LayerNorm<FloatVariable> norm1;

    @VariableScope(value = "attn1", let = "seen=features")
    Look pixels;

    @VariableScope LayerNorm<FloatVariable> norm2;

    @VariableScope(value = "attn2", let = "seen=context")
    Look text;

    @VariableScope LayerNorm<FloatVariable> norm3;

    @VariableScope(value = "ff.net.0.proj", let = "out=8*features")
    Linear<FloatVariable> up;

    @VariableScope(value = "ff.net.2", let = "in=4*features")
    Linear<FloatVariable> down;
  }

  /** Query, key, value and output. */
  @VariableScope(takes = "seen", let = "bias=false")
  static class Look {

    @VariableScope("to_q")
    Linear<FloatVariable> q;

    @VariableScope(value = "to_k", let = "in=seen")
    Linear<FloatVariable> k;

    @VariableScope(value = "to_v", let = "in=seen")
    Linear<FloatVariable> v;

    @VariableScope(value = "to_out.0", let = "bias=true")
    Linear<FloatVariable> out;
  }
}
