package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.LoadedFrom;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * The network of {@link BurnMnist} as Keras would have it: with its names, and kernels whose last
 * axis is that of the outputs. It is loaded from the same file, and saved as such a file again.
 */
@VariableScope(value = "mnist", graph = "keras-mnist")
@LoadedFrom(
    value = BurnMnistHeader.class,
    names = {
      "mnist/conv{i}/kernel = permute(conv{i}.weight, 2, 3, 1, 0)",
      "mnist/fc{i}/kernel = transpose(fc{i}.weight)",
      "mnist/norm{i}/gamma = norm{i}.weight",
      "mnist/norm{i}/beta = norm{i}.bias",
      "mnist/norm{i}/moving_mean = norm{i}.running_mean",
      "mnist/norm{i}/moving_variance = norm{i}.running_var",
      "mnist/{*} = {*.}"
    },
    unused = "norm{i}.num_batches_tracked: counts the batches of a training that is over")
class KerasMnist {

  @VariableScope(let = {"in=1", "out=8"})
  KerasConv conv1;

  @VariableScope(let = {"in=8", "out=16"})
  KerasConv conv2;

  @VariableScope(let = {"in=16", "out=24"})
  KerasConv conv3;

  @VariableScope(let = "features=24")
  KerasNorm norm1;

  @VariableScope(let = {"in=24*22*22", "out=32"})
  KerasDense fc1;

  @VariableScope(let = {"in=32", "out=10"})
  KerasDense fc2;

  @VariableScope(let = "features=10")
  KerasNorm norm2;
}

@VariableScope(takes = {"in", "out"})
class KerasConv {

  @Variable(dims = {"3", "3", "in", "out"})
  FloatVariable kernel;

  @Variable(dims = "out")
  FloatVariable bias;
}

@VariableScope(takes = {"in", "out"})
class KerasDense {

  @Variable(dims = {"in", "out"})
  FloatVariable kernel;

  @Variable(dims = "out")
  FloatVariable bias;
}

@VariableScope(takes = "features")
class KerasNorm {

  @Variable(dims = "features")
  FloatVariable gamma;

  @Variable(dims = "features")
  FloatVariable beta;

  @Variable(name = "moving_mean", dims = "features", trainable = false)
  FloatVariable mean;

  @Variable(name = "moving_variance", dims = "features", trainable = false)
  FloatVariable variance;
}
