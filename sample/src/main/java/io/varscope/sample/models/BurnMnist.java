package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.VariableScope;

/**
 * The classifier of handwritten digits that comes with Burn, <a
 * href="https://github.com/tracel-ai/burn">tracel-ai/burn</a>, {@code
 * examples/import-model-weights/weights/mnist.safetensors}: 376,870 parameters.
 */
@VariableScope(
    value = "/",
    separator = ".",
    graph = "burn-mnist",
    let = {"bias=true", "groups=1", "kernel=3"})
class BurnMnist {

  @VariableScope(let = {"in=1", "out=8"})
  Conv2d conv1;

  @VariableScope(let = {"in=8", "out=16"})
  Conv2d conv2;

  @VariableScope(let = {"in=16", "out=24"})
  Conv2d conv3;

  @VariableScope(let = "features=24")
  BatchNorm norm1;

  // Three convolutions without padding leave 22 by 22 of 28 by 28 pixels.
  @VariableScope(let = {"in=24*22*22", "out=32"})
  Linear<FloatVariable> fc1;

  @VariableScope(let = {"in=32", "out=10"})
  Linear<FloatVariable> fc2;

  @VariableScope(let = "features=10")
  BatchNorm norm2;
}
