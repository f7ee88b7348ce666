package io.varscope.sample;

import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * Moving averages of what is learned. They are variables too, but not trainable: no gradient
 * reaches them.
 */
@VariableScope(init = @Init(Init.Kind.ZEROS))
class Average {

  @Variable(
      name = "hidden/weights",
      shape = {64, 32},
      trainable = false)
  float[] hiddenWeights;

  @Variable(name = "hidden/biases", shape = 32, trainable = false)
  float[] hiddenBiases;

  @Variable(
      name = "output/weights",
      shape = {32, 10},
      trainable = false)
  float[] outputWeights;

  @Variable(name = "output/biases", shape = 10, trainable = false)
  float[] outputBiases;
}
