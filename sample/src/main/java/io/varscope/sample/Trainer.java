package io.varscope.sample;

import io.varscope.DType;
import io.varscope.ExponentialMovingAverage;
import io.varscope.FloatVariable;
import io.varscope.Scope;
import io.varscope.VariableStore;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Trains by Adam in small batches, with L2 regularization and moving averages. All of its state is
 * in variables.
 */
final class Trainer {

  static final int EPOCHS = 20;

  private static final int BATCH = 32;
  private static final long SEED = 42;

  private final DigitsModel model;
  private final Network network;
  private final Adam optimizer;
  private final ExponentialMovingAverage average;

  /** The gradient of the current batch, for each variable that is learned. */
  private final Map<FloatVariable, float[]> gradients = new LinkedHashMap<>();

  private final float[] hiddenWeights;
  private final float[] hiddenBiases;
  private final float[] outputWeights;
  private final float[] outputBiases;

  /** Of the current epoch. */
  private double loss;

  private int right;

  /** Creates the variables, or, during a load, takes them from there. */
  Trainer(VariableStore store) {
    model = DigitsModelVariables.bind(new DigitsModel(), store);
    network = model.network();
    Scope scope = store.scope("digits");
    optimizer = new Adam(model.settings);
    average = new ExponentialMovingAverage(scope, model.settings.averageDecay.get());
    hiddenWeights = gradient(scope, "hidden/weights");
    hiddenBiases = gradient(scope, "hidden/biases");
    outputWeights = gradient(scope, "output/weights");
    outputBiases = gradient(scope, "output/biases");
  }

  private float[] gradient(Scope scope, String name) {
    FloatVariable variable = scope.store().get(scope.path() + "/" + name, DType.FLOAT32);
    float[] gradient = new float[variable.size()];
    gradients.put(variable, gradient);
    return gradient;
  }

  DigitsModel model() {
    return model;
  }

  /** A store with the averages as values. */
  VariableStore averaged() {
    return average.averaged();
  }

  /** Trains from where it is up to the end of an epoch, and prints a line for each. */
  void train(List<Digit> digits, int lastEpoch, PrintStream progress) {
    int steps = (digits.size() + BATCH - 1) / BATCH;
    for (int epoch = (int) (model.step.get() / steps) + 1; epoch <= lastEpoch; epoch++) {
      List<Digit> shuffled = new ArrayList<>(digits);
      Collections.shuffle(shuffled, new Random(SEED + epoch));
      loss = 0;
      right = 0;
      for (int start = 0; start < shuffled.size(); start += BATCH) {
        List<Digit> batch = shuffled.subList(start, Math.min(start + BATCH, shuffled.size()));
        batch.forEach(this::learnFrom);
        step(batch.size());
      }
      progress.printf(
          Locale.ROOT,
          "epoch %2d of %d   loss %.4f   accuracy %.1f %%%n",
          epoch,
          EPOCHS,
          loss / shuffled.size(),
          100.0 * right / shuffled.size());
    }
  }

  /** Adds the gradients of one example. */
  private void learnFrom(Digit digit) {
    float[] features = network.features(digit.pixels);
    float[] probabilities = network.probabilities(features);
    loss -= StrictMath.log(Math.max(probabilities[digit.label], Float.MIN_NORMAL));
    right += Network.largest(probabilities) == digit.label ? 1 : 0;

    // The gradient of softmax and cross entropy together.
    float[] outputGradients = probabilities;
    outputGradients[digit.label] -= 1;
    float[] featureGradients =
        network.output.backward(features, outputGradients, outputWeights, outputBiases);
    for (int i = 0; i < features.length; i++) {
      if (features[i] == 0) {
        featureGradients[i] = 0;
      }
    }
    network.hidden.backward(digit.pixels, featureGradients, hiddenWeights, hiddenBiases);
  }

  /** Moves everything that is learned, and the averages after it. */
  private void step(int batchSize) {
    gradients.forEach(
        (variable, gradient) -> {
          float decay =
              variable.groups().contains(Settings.DECAY) ? model.settings.regularization.get() : 0;
          for (int i = 0; i < gradient.length; i++) {
            gradient[i] = gradient[i] / batchSize + decay * variable.get(i);
          }
        });
    optimizer.step(gradients);
    average.update(model.step.get());
    model.step.set(model.step.get() + 1);
    gradients.values().forEach(gradient -> Arrays.fill(gradient, 0));
  }
}
