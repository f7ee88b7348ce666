package io.varscope.sample;

import io.varscope.FloatVariable;
import java.util.Map;

/**
 * The optimizer Adam, as TensorFlow 1 computes it ({@code tf.train.AdamOptimizer}). What it
 * remembers of a variable are the slots {@code Adam} and {@code Adam_1}; the powers of its two
 * rates are variables as well. So all of it is saved, and a training goes on where it was.
 */
final class Adam {

  static final String MEAN = "Adam";
  static final String VARIANCE = "Adam_1";

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final Settings settings;

  Adam(Settings settings) {
    this.settings = settings;
  }

  /** Moves variables against their gradients. */
  void step(Map<FloatVariable, float[]> gradients) {
    float beta1Power = settings.beta1Power.get();
    float beta2Power = settings.beta2Power.get();
    float rate = settings.learningRate.get() * (float) Math.sqrt(1 - beta2Power) / (1 - beta1Power);
    gradients.forEach((variable, gradient) -> move(variable.array(), gradient, variable, rate));
    settings.beta1Power.set(beta1Power * BETA1);
    settings.beta2Power.set(beta2Power * BETA2);
  }

  private static void move(float[] values, float[] gradient, FloatVariable variable, float rate) {
    float[] mean = variable.slot(MEAN).array();
    float[] variance = variable.slot(VARIANCE).array();
    for (int i = 0; i < values.length; i++) {
      mean[i] += (gradient[i] - mean[i]) * (1 - BETA1);
      variance[i] += (gradient[i] * gradient[i] - variance[i]) * (1 - BETA2);
      values[i] -= rate * mean[i] / ((float) Math.sqrt(variance[i]) + EPSILON);
    }
  }
}
