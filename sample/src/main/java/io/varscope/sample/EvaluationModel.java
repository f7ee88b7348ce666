package io.varscope.sample;

import io.varscope.Reuse;
import io.varscope.VariableScope;

/** Creates nothing: every variable is the one of {@link TrainingModel}. */
@VariableScope(value = "digits", reuse = Reuse.TRUE)
class EvaluationModel {

  @VariableScope HiddenLayer hidden;
  @VariableScope OutputLayer output;
  @VariableScope Average average;
  @VariableScope Settings settings;

  /** The classifier with the weights of the last training step. */
  Network latest() {
    return new Network(hidden.weights, hidden.biases, output.weights, output.biases);
  }

  /** The classifier with the averages over the last steps. */
  Network averaged() {
    return new Network(
        average.hiddenWeights, average.hiddenBiases, average.outputWeights, average.outputBiases);
  }
}
