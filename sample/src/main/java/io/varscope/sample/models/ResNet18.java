package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.VariableScope;

/**
 * ResNet-18 of He et al., <a href="https://arxiv.org/abs/1512.03385">Deep Residual Learning for
 * Image Recognition</a>, as torchvision's {@code resnet18} names it: 11,689,512 parameters.
 */
@VariableScope(
    value = "/",
    separator = ".",
    graph = "resnet18",
    let = {"bias=false", "groups=1", "kernel=3"},
    init =
        @Init(
            value = Init.Kind.VARIANCE_SCALING,
            scale = 2,
            mode = Init.Mode.FAN_OUT,
            distribution = Init.Distribution.UNTRUNCATED_NORMAL))
class ResNet18 {

  @VariableScope(let = {"in=3", "out=64", "kernel=7"})
  Conv2d conv1;

  @VariableScope(let = "features=64")
  BatchNorm bn1;

  @VariableScope(let = {"in=64", "out=64", "downsample=false"})
  Stage layer1;

  @VariableScope(let = {"in=64", "out=128"})
  Stage layer2;

  @VariableScope(let = {"in=128", "out=256"})
  Stage layer3;

  @VariableScope(let = {"in=256", "out=512"})
  Stage layer4;

  @VariableScope(let = {"in=512", "out=1000", "bias=true"})
  Linear<FloatVariable> fc;

  /** Two blocks, of which the first goes from {@code in} to {@code out}. */
  @VariableScope(let = "downsample=true")
  static class Stage {

    @VariableScope("0")
    BasicBlock first;

    @VariableScope(
        value = "1",
        let = {"in=out", "downsample=false"})
    BasicBlock second;
  }

  /** Two convolutions, and one for the way around them if {@code downsample}. */
  @VariableScope(let = "features=out")
  static class BasicBlock {

    @VariableScope Conv2d conv1;

    @VariableScope BatchNorm bn1;

    @VariableScope(let = "in=out")
    Conv2d conv2;

    @VariableScope BatchNorm bn2;

    @VariableScope(value = "downsample.0", let = "kernel=1", when = "downsample")
    Conv2d downsample;

    @VariableScope(value = "downsample.1", when = "downsample")
    BatchNorm downsampleNorm;
  }
}
