package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * Inception v1 (GoogLeNet) of Szegedy et al., <a href="https://arxiv.org/abs/1409.4842">Going
 * Deeper with Convolutions</a>, as the checkpoint {@code inception_v1_2016_08_28} of <a
 * href="https://github.com/tensorflow/models/tree/master/research/slim">TF-slim</a> names it.
 */
@VariableScope(
    value = "InceptionV1",
    graph = "inception-v1",
    let = "kernel=1",
    init = @Init(value = Init.Kind.TRUNCATED_NORMAL, stddev = 0.01))
class InceptionV1 {

  @VariableScope(
      value = "Conv2d_1a_7x7",
      let = {"kernel=7", "in=3", "out=64"})
  Conv conv1a;

  @VariableScope(
      value = "Conv2d_2b_1x1",
      let = {"in=64", "out=64"})
  Conv conv2b;

  @VariableScope(
      value = "Conv2d_2c_3x3",
      let = {"kernel=3", "in=64", "out=192"})
  Conv conv2c;

  @VariableScope(
      value = "Mixed_3b",
      let = {"in=192", "b0=64", "b1a=96", "b1b=128", "b2a=16", "b2b=32", "b3=32"})
  Mixed mixed3b;

  @VariableScope(
      value = "Mixed_3c",
      let = {"in=256", "b0=128", "b1a=128", "b1b=192", "b2a=32", "b2b=96", "b3=64"})
  Mixed mixed3c;

  @VariableScope(
      value = "Mixed_4b",
      let = {"in=480", "b0=192", "b1a=96", "b1b=208", "b2a=16", "b2b=48", "b3=64"})
  Mixed mixed4b;

  @VariableScope(
      value = "Mixed_4c",
      let = {"in=512", "b0=160", "b1a=112", "b1b=224", "b2a=24", "b2b=64", "b3=64"})
  Mixed mixed4c;

  @VariableScope(
      value = "Mixed_4d",
      let = {"in=512", "b0=128", "b1a=128", "b1b=256", "b2a=24", "b2b=64", "b3=64"})
  Mixed mixed4d;

  @VariableScope(
      value = "Mixed_4e",
      let = {"in=512", "b0=112", "b1a=144", "b1b=288", "b2a=32", "b2b=64", "b3=64"})
  Mixed mixed4e;

  @VariableScope(
      value = "Mixed_4f",
      let = {"in=528", "b0=256", "b1a=160", "b1b=320", "b2a=32", "b2b=128", "b3=128"})
  Mixed mixed4f;

  @VariableScope(
      value = "Mixed_5b",
      let = {"in=832", "b0=256", "b1a=160", "b1b=320", "b2a=32", "b2b=128", "b3=128"})
  Mixed5b mixed5b;

  @VariableScope(
      value = "Mixed_5c",
      let = {"in=832", "b0=384", "b1a=192", "b1b=384", "b2a=48", "b2b=128", "b3=128"})
  Mixed mixed5c;

  @VariableScope("Logits/Conv2d_0c_1x1")
  Logits logits;

  /** Four ways from {@code in} channels, whose results are put beside each other. */
  @VariableScope
  abstract static class Branches {

    @VariableScope(value = "Branch_0/Conv2d_0a_1x1", let = "out=b0")
    Conv branch0;

    @VariableScope(value = "Branch_1/Conv2d_0a_1x1", let = "out=b1a")
    Conv branch1a;

    @VariableScope(
        value = "Branch_1/Conv2d_0b_3x3",
        let = {"kernel=3", "in=b1a", "out=b1b"})
    Conv branch1b;

    @VariableScope(value = "Branch_2/Conv2d_0a_1x1", let = "out=b2a")
    Conv branch2a;

    @VariableScope(value = "Branch_3/Conv2d_0b_1x1", let = "out=b3")
    Conv branch3;
  }

  /** The usual four ways. */
  @VariableScope
  static class Mixed extends Branches {

    @VariableScope(
        value = "Branch_2/Conv2d_0b_3x3",
        let = {"kernel=3", "in=b2a", "out=b2b"})
    Conv branch2b;
  }

  /** The same with a slip of the pen that the published checkpoint has kept: 0a instead of 0b. */
  @VariableScope
  static class Mixed5b extends Branches {

    @VariableScope(
        value = "Branch_2/Conv2d_0a_3x3",
        let = {"kernel=3", "in=b2a", "out=b2b"})
    Conv branch2b;
  }

  /** A convolution with batch normalization that does not scale, and so has no gamma. */
  @VariableScope
  static class Conv {

    @Variable(dims = {"kernel", "kernel", "in", "out"})
    FloatVariable weights;

    @Variable(name = "BatchNorm/beta", dims = "out", init = @Init(Init.Kind.ZEROS))
    FloatVariable beta;

    @Variable(
        name = "BatchNorm/moving_mean",
        dims = "out",
        init = @Init(Init.Kind.ZEROS),
        trainable = false)
    FloatVariable movingMean;

    @Variable(
        name = "BatchNorm/moving_variance",
        dims = "out",
        init = @Init(Init.Kind.ONES),
        trainable = false)
    FloatVariable movingVariance;
  }

  /** The 1000 classes of ImageNet, and one for none of them. */
  @VariableScope
  static class Logits {

    @Variable(shape = {1, 1, 1024, 1001})
    FloatVariable weights;

    @Variable(shape = 1001, init = @Init(Init.Kind.ZEROS))
    FloatVariable biases;
  }
}
