package io.varscope.sample;

import io.varscope.VariableScope;

/** Creates every variable: {@code digits/hidden/weights} and so on. */
@VariableScope("digits")
class TrainingModel {

  @VariableScope HiddenLayer hidden;
  @VariableScope OutputLayer output;
  @VariableScope Average average;
  @VariableScope Settings settings;

  /** The classifier as it is learned. */
  Network network() {
    return new Network(hidden.weights, hidden.biases, output.weights, output.biases);
  }
}
