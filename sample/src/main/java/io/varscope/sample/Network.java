package io.varscope.sample;

import java.util.List;

/** The classifier: two dense layers with a ReLU between them, and a softmax at the end. */
final class Network {

  final Dense hidden;
  final Dense output;

  Network(
      float[] hiddenWeights, float[] hiddenBiases, float[] outputWeights, float[] outputBiases) {
    this.hidden = new Dense(hiddenWeights, hiddenBiases);
    this.output = new Dense(outputWeights, outputBiases);
  }

  /** What the hidden layer makes of an image. */
  float[] features(float[] pixels) {
    float[] features = hidden.forward(pixels);
    for (int i = 0; i < features.length; i++) {
      features[i] = Math.max(features[i], 0);
    }
    return features;
  }

  /** How likely the features are those of each digit. */
  float[] probabilities(float[] features) {
    float[] logits = output.forward(features);
    float largest = logits[largest(logits)];
    float sum = 0;
    for (int i = 0; i < logits.length; i++) {
      // Unlike Math.exp, StrictMath.exp gives the same bits everywhere.
      logits[i] = (float) StrictMath.exp(logits[i] - largest);
      sum += logits[i];
    }
    for (int i = 0; i < logits.length; i++) {
      logits[i] /= sum;
    }
    return logits;
  }

  /** The most likely digit. */
  int classify(float[] pixels) {
    return largest(probabilities(features(pixels)));
  }

  /** The share of digits that are classified rightly. */
  double accuracy(List<Digit> digits) {
    long right = digits.stream().filter(digit -> classify(digit.pixels) == digit.label).count();
    return (double) right / digits.size();
  }

  /** Where the largest value is. */
  static int largest(float[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
