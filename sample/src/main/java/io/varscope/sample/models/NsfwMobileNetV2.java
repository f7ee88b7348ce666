package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * The classifier of <a href="https://github.com/infinitered/nsfwjs">nsfwjs</a>, {@code
 * mobilenet_v2_mid}: a MobileNetV2 that was frozen for inference, so that batch normalization is a
 * part of the weights, and wrapped several times, which shows in the names.
 */
@VariableScope(value = "/", graph = "nsfw-mobilenet-v2")
class NsfwMobileNetV2 {

  @VariableScope(
      "StatefulPartitionedCall/sequential/keras_layer/StatefulPartitionedCall"
          + "/StatefulPartitionedCall/StatefulPartitionedCall/predict")
  Predict predict;

  @Variable(
      name = "Func/StatefulPartitionedCall/input/_262",
      shape = {1792, 5})
  FloatVariable weights;

  @Variable(name = "Func/StatefulPartitionedCall/input/_263", shape = 5)
  FloatVariable biases;

  /** The scaling of pixels, and the network. */
  @VariableScope
  static class Predict {

    @Variable(name = "hub_input/Mul/y", trainable = false)
    FloatVariable inputFactor;

    @Variable(name = "hub_input/Sub/y", trainable = false)
    FloatVariable inputOffset;

    @VariableScope("MobilenetV2")
    Network network;
  }

  /** All layers but the last. */
  @VariableScope
  static class Network {

    @VariableScope(
        value = "Conv",
        let = {"kernel=3", "in=3", "out=48"})
    Conv stem;

    @VariableScope(
        value = "expanded_conv",
        let = {"hidden=48", "out=24"})
    Block plain;

    @VariableScope(
        value = "expanded_conv_1",
        let = {"in=24", "out=32"})
    ExpandedBlock to32;

    @VariableScope(value = "expanded_conv_2", let = "out=32")
    ExpandedBlock at32;

    @VariableScope(
        value = "expanded_conv_3",
        let = {"in=32", "out=48"})
    ExpandedBlock to48;

    @VariableScope(value = "expanded_conv_{i+4}", repeat = "2", let = "out=48")
    ExpandedBlock[] at48;

    @VariableScope(
        value = "expanded_conv_6",
        let = {"in=48", "out=88"})
    ExpandedBlock to88;

    @VariableScope(value = "expanded_conv_{i+7}", repeat = "3", let = "out=88")
    ExpandedBlock[] at88;

    @VariableScope(
        value = "expanded_conv_10",
        let = {"in=88", "out=136"})
    ExpandedBlock to136;

    @VariableScope(value = "expanded_conv_{i+11}", repeat = "2", let = "out=136")
    ExpandedBlock[] at136;

    @VariableScope(
        value = "expanded_conv_13",
        let = {"in=136", "out=224"})
    ExpandedBlock to224;

    @VariableScope(value = "expanded_conv_{i+14}", repeat = "2", let = "out=224")
    ExpandedBlock[] at224;

    @VariableScope(
        value = "expanded_conv_16",
        let = {"in=224", "out=448"})
    ExpandedBlock to448;

    @VariableScope(
        value = "Conv_1",
        let = {"kernel=1", "in=448", "out=1792"})
    Conv head;
  }

  /** Filters {@code hidden} channels, and projects them. */
  @VariableScope
  static class Block {

    @Variable(
        name = "depthwise/depthwise_weights",
        dims = {"3", "3", "hidden", "1"})
    FloatVariable depthwiseWeights;

    @Variable(name = "depthwise/depthwise_bn_offset", dims = "hidden")
    FloatVariable depthwiseOffset;

    @VariableScope(let = {"kernel=1", "in=hidden"})
    Conv project;
  }

  /** Expands sixfold first; as wide as it ends unless {@code in} is given. */
  @VariableScope(let = {"in=out", "hidden=6*in"})
  static class ExpandedBlock extends Block {

    @VariableScope(let = {"kernel=1", "out=hidden"})
    Conv expand;
  }

  /** A convolution with a square kernel. */
  @VariableScope
  static class Conv {

    @Variable(
        name = "Conv2D_weights",
        dims = {"kernel", "kernel", "in", "out"})
    FloatVariable weights;

    @Variable(name = "Conv2D_bn_offset", dims = "out")
    FloatVariable offset;
  }
}
