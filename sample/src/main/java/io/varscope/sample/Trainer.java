package io.varscope.sample;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Stochastic gradient descent in small batches, with L2 regularization and Polyak averaging. */
final class Trainer {

  private static final int EPOCHS = 20;
  private static final int BATCH = 32;
  private static final long SEED = 42;

  /** A variable that is learned, with its moving average and the gradient of the current batch. */
  private static final class Learned {
    final float[] values;
    final float[] average;
    final float[] gradient;
    final boolean regularized;

    Learned(float[] values, float[] average, boolean regularized) {
      this.values = values;
      this.average = average;
      this.gradient = new float[values.length];
      this.regularized = regularized;
      System.arraycopy(values, 0, average, 0, values.length);
    }
  }

  private final Network network;
  private final Settings settings;
  private final Learned hiddenWeights;
  private final Learned hiddenBiases;
  private final Learned outputWeights;
  private final Learned outputBiases;

  /** Of the current epoch. */
  private double loss;

  private int right;

  Trainer(TrainingModel model) {
    network = model.network();
    settings = model.settings;
    hiddenWeights = new Learned(model.hidden.weights, model.average.hiddenWeights, true);
    hiddenBiases = new Learned(model.hidden.biases, model.average.hiddenBiases, false);
    outputWeights = new Learned(model.output.weights, model.average.outputWeights, true);
    outputBiases = new Learned(model.output.biases, model.average.outputBiases, false);
  }

  /** Trains the model, and prints a line for each epoch. */
  void train(List<Digit> digits, PrintStream progress) {
    List<Digit> shuffled = new ArrayList<>(digits);
    Random random = new Random(SEED);
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      Collections.shuffle(shuffled, random);
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
        network.output.backward(
            features, outputGradients, outputWeights.gradient, outputBiases.gradient);
    for (int i = 0; i < features.length; i++) {
      if (features[i] == 0) {
        featureGradients[i] = 0;
      }
    }
    network.hidden.backward(
        digit.pixels, featureGradients, hiddenWeights.gradient, hiddenBiases.gradient);
  }

  /** Moves everything that is learned against its gradient, and the averages after it. */
  private void step(int batchSize) {
    float learningRate = settings.learningRate.get();
    float decay = settings.averageDecay.get();
    for (Learned learned : List.of(hiddenWeights, hiddenBiases, outputWeights, outputBiases)) {
      float regularization = learned.regularized ? settings.regularization.get() : 0;
      for (int i = 0; i < learned.values.length; i++) {
        float gradient = learned.gradient[i] / batchSize + regularization * learned.values[i];
        learned.values[i] -= learningRate * gradient;
        learned.average[i] = decay * learned.average[i] + (1 - decay) * learned.values[i];
        learned.gradient[i] = 0;
      }
    }
  }
}
