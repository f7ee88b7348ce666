package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.VariableScope;

/**
 * MobileNetV2 of Sandler et al., <a href="https://arxiv.org/abs/1801.04381">Inverted Residuals and
 * Linear Bottlenecks</a>, as torchvision's {@code mobilenet_v2} names it: 3,504,872 parameters.
 */
@VariableScope(
    value = "/",
    separator = ".",
    graph = "mobilenet-v2",
    let = {"bias=false", "groups=1", "kernel=3"},
    init =
        @Init(
            value = Init.Kind.VARIANCE_SCALING,
            scale = 2,
            mode = Init.Mode.FAN_OUT,
            distribution = Init.Distribution.UNTRUNCATED_NORMAL))
class MobileNetV2 {

  @VariableScope Features features;

  @VariableScope(
      value = "classifier.1",
      let = {"in=1280", "out=1000", "bias=true"},
      init = @Init(value = Init.Kind.NORMAL, stddev = 0.01))
  Linear<FloatVariable> classifier;

  /** The numbered layers; where the width changes, a block stands for itself. */
  @VariableScope
  static class Features {

    @VariableScope(
        value = "0",
        let = {"in=3", "out=32"})
    ConvNorm stem;

    @VariableScope(
        value = "1",
        let = {"in=32", "out=16"})
    PlainBlock plain;

    @VariableScope(
        value = "2",
        let = {"in=16", "out=24"})
    InvertedResidual to24;

    @VariableScope(value = "3", let = "out=24")
    InvertedResidual at24;

    @VariableScope(
        value = "4",
        let = {"in=24", "out=32"})
    InvertedResidual to32;

    @VariableScope(value = "{i+5}", repeat = "2", let = "out=32")
    InvertedResidual[] at32;

    @VariableScope(
        value = "7",
        let = {"in=32", "out=64"})
    InvertedResidual to64;

    @VariableScope(value = "{i+8}", repeat = "3", let = "out=64")
    InvertedResidual[] at64;

    @VariableScope(
        value = "11",
        let = {"in=64", "out=96"})
    InvertedResidual to96;

    @VariableScope(value = "{i+12}", repeat = "2", let = "out=96")
    InvertedResidual[] at96;

    @VariableScope(
        value = "14",
        let = {"in=96", "out=160"})
    InvertedResidual to160;

    @VariableScope(value = "{i+15}", repeat = "2", let = "out=160")
    InvertedResidual[] at160;

    @VariableScope(
        value = "17",
        let = {"in=160", "out=320"})
    InvertedResidual to320;

    @VariableScope(
        value = "18",
        let = {"in=320", "out=1280", "kernel=1"})
    ConvNorm head;
  }

  /** torchvision's {@code Conv2dNormActivation}. */
  @VariableScope
  static class ConvNorm {

    @VariableScope("0")
    Conv2d conv;

    @VariableScope(value = "1", let = "features=out")
    BatchNorm norm;
  }

  /** The first block, which does not expand; so its layers have other numbers. */
  @VariableScope
  static class PlainBlock {

    @VariableScope(
        value = "conv.0",
        let = {"out=in", "groups=in"})
    ConvNorm depthwise;

    @VariableScope(value = "conv.1", let = "kernel=1")
    Conv2d project;

    @VariableScope(value = "conv.2", let = "features=out")
    BatchNorm norm;
  }

  /** Expands sixfold, filters, and projects; as wide as it ends unless {@code in} is given. */
  @VariableScope(let = {"in=out", "hidden=6*in"})
  static class InvertedResidual {

    @VariableScope(
        value = "conv.0",
        let = {"out=hidden", "kernel=1"})
    ConvNorm expand;

    @VariableScope(
        value = "conv.1",
        let = {"in=hidden", "out=hidden", "groups=hidden"})
    ConvNorm depthwise;

    @VariableScope(
        value = "conv.2",
        let = {"in=hidden", "kernel=1"})
    Conv2d project;

    @VariableScope(value = "conv.3", let = "features=out")
    BatchNorm norm;
  }
}
