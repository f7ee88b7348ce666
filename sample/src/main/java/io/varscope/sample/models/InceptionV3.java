package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * Inception v3 of Szegedy et al., <a href="https://arxiv.org/abs/1512.00567">Rethinking the
 * Inception Architecture</a>, as {@code InceptionV3} of Keras names it: 23,851,784 parameters.
 * Keras numbers its 94 convolutions from 1 through all blocks.
 */
@VariableScope(value = "/", graph = "inception-v3")
class InceptionV3 {

  @VariableScope(inline = true, let = "first=1")
  Stem stem;

  @VariableScope(
      inline = true,
      repeat = "3",
      let = {"first=6+7*i", "in={192, 256, 288}[i]", "pool={32, 64, 64}[i]"})
  Mixed35[] mixed35;

  @VariableScope(
      inline = true,
      let = {"first=27", "in=288"})
  Reduction17 reduction17;

  @VariableScope(
      inline = true,
      repeat = "4",
      let = {"first=31+10*i", "in=768", "k={128, 160, 160, 192}[i]"})
  Mixed17[] mixed17;

  @VariableScope(
      inline = true,
      let = {"first=71", "in=768"})
  Reduction8 reduction8;

  @VariableScope(
      inline = true,
      repeat = "2",
      let = {"first=77+9*i", "in=1280+768*i"})
  Mixed8[] mixed8;

  @VariableScope Predictions predictions;

  /** Convolutions with consecutive numbers: of each, its height, width, and channels in and out. */
  @VariableScope(takes = {"first", "shapes"})
  abstract static class Block {

    @VariableScope(
        inline = true,
        repeat = "size(shapes)",
        let = {"n=first+i", "shape=shapes[i]"})
    Conv[] convs;
  }

  @VariableScope(
      takes = "first",
      let = {
        "shapes={{3, 3, 3, 32}, {3, 3, 32, 32}, {3, 3, 32, 64}, {1, 1, 64, 80}, {3, 3, 80, 192}}"
      })
  static class Stem extends Block {}

  /** Four ways through 35 x 35 pixels. */
  @VariableScope(
      takes = {"first", "in", "pool"},
      let = {
        "shapes={{1, 1, in, 64},"
            + " {1, 1, in, 48}, {5, 5, 48, 64},"
            + " {1, 1, in, 64}, {3, 3, 64, 96}, {3, 3, 96, 96},"
            + " {1, 1, in, pool}}"
      })
  static class Mixed35 extends Block {}

  @VariableScope(
      takes = {"first", "in"},
      let = {"shapes={{3, 3, in, 384}, {1, 1, in, 64}, {3, 3, 64, 96}, {3, 3, 96, 96}}"})
  static class Reduction17 extends Block {}

  /** Four ways through 17 x 17 pixels, by rows and by columns. */
  @VariableScope(
      takes = {"first", "in", "k"},
      let = {
        "shapes={{1, 1, in, 192},"
            + " {1, 1, in, k}, {1, 7, k, k}, {7, 1, k, 192},"
            + " {1, 1, in, k}, {7, 1, k, k}, {1, 7, k, k}, {7, 1, k, k}, {1, 7, k, 192},"
            + " {1, 1, in, 192}}"
      })
  static class Mixed17 extends Block {}

  @VariableScope(
      takes = {"first", "in"},
      let = {
        "shapes={{1, 1, in, 192}, {3, 3, 192, 320},"
            + " {1, 1, in, 192}, {1, 7, 192, 192}, {7, 1, 192, 192}, {3, 3, 192, 192}}"
      })
  static class Reduction8 extends Block {}

  /** Four ways through 8 x 8 pixels, of which two fork. */
  @VariableScope(
      takes = {"first", "in"},
      let = {
        "shapes={{1, 1, in, 320},"
            + " {1, 1, in, 384}, {1, 3, 384, 384}, {3, 1, 384, 384},"
            + " {1, 1, in, 448}, {3, 3, 448, 384}, {1, 3, 384, 384}, {3, 1, 384, 384},"
            + " {1, 1, in, 192}}"
      })
  static class Mixed8 extends Block {}

  /** A convolution with batch normalization that does not scale, and so has no gamma. */
  @VariableScope(
      takes = {"n", "shape"},
      let = "out=shape[3]")
  static class Conv {

    @Variable(
        name = "conv2d_{n}/kernel",
        dims = {"shape[0]", "shape[1]", "shape[2]", "out"})
    FloatVariable kernel;

    @Variable(name = "batch_normalization_{n}/beta", dims = "out", init = @Init(Init.Kind.ZEROS))
    FloatVariable beta;

    @Variable(
        name = "batch_normalization_{n}/moving_mean",
        dims = "out",
        init = @Init(Init.Kind.ZEROS),
        trainable = false)
    FloatVariable movingMean;

    @Variable(
        name = "batch_normalization_{n}/moving_variance",
        dims = "out",
        init = @Init(Init.Kind.ONES),
        trainable = false)
    FloatVariable movingVariance;
  }

  /** The 1000 classes of ImageNet. */
  @VariableScope
  static class Predictions {

    @Variable(shape = {2048, 1000})
    FloatVariable kernel;

    @Variable(shape = 1000, init = @Init(Init.Kind.ZEROS))
    FloatVariable bias;
  }
}
