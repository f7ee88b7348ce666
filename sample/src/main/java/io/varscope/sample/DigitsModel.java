package io.varscope.sample;

import io.varscope.ExponentialMovingAverage;
import io.varscope.LongVariable;
import io.varscope.Slots;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * The variables of the classifier: {@code digits/hidden/weights} and so on. One object creates them
 * for the training; others are bound with {@code Reuse.TRUE}, to evaluate.
 */
@VariableScope("digits")
@Slots({Adam.MEAN, Adam.VARIANCE, ExponentialMovingAverage.SLOT})
class DigitsModel {

  @VariableScope HiddenLayer hidden;
  @VariableScope OutputLayer output;
  @VariableScope Settings settings;

  /** How many steps there were. */
  @Variable(name = "global_step", trainable = false)
  LongVariable step;

  /** The classifier with these variables. */
  Network network() {
    return new Network(hidden.weights, hidden.biases, output.weights, output.biases);
  }
}
