package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.SlotNames;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Moving averages of the trainable variables of a scope, in the slot {@value #SLOT} of each.
 * Evaluations with averages are often better than those with the values of the last step.
 *
 * <pre>{@code
 * var average = new ExponentialMovingAverage(store.scope("mlp"), 0.999);
 * for (int step = 0; step < steps; step++) {
 *   train(mlp);
 *   average.update(step);
 * }
 * Mlp averaged = MlpVariables.bind(new Mlp(), average.averaged(), Reuse.TRUE);
 * }</pre>
 *
 * <p>Names, start and formula are those of TensorFlow 1.15, {@code
 * tf.train.ExponentialMovingAverage} (<a
 * href="https://github.com/tensorflow/tensorflow/blob/v1.15.0/tensorflow/python/training/moving_averages.py">moving_averages.py</a>):
 * an average starts from the value that its variable has, and an update is {@code average -= (1 -
 * decay) * (average - variable)}. Each is computed as {@code float}, of a float64 as {@code
 * double}, and rounded to the dtype of the variable.
 *
 * <p>Slots that exist already, such as those of a checkpoint, go on from where they are. Variables
 * that are created later have no average. Updates are for one thread at a time.
 */
public final class ExponentialMovingAverage {

  /** The name of the slot, which is TensorFlow's. */
  public static final String SLOT = SlotNames.AVERAGE;

  /** How many elements are in the works at once. */
  private static final int CHUNK = 4096;

  private final Scope scope;
  private final double decay;
  private final List<AnyVariable> variables;

  /**
   * Adds the slots that are missing.
   *
   * @param decay how much of an average an update keeps, from 0 to 1: 0.999, 0.9999
   * @throws VariableException if a slot cannot be added
   * @throws IllegalArgumentException if the decay is out of range
   */
  public ExponentialMovingAverage(Scope scope, double decay) {
    this.scope = requireNonNull(scope, "scope");
    if (!(decay >= 0 && decay <= 1)) {
      throw new IllegalArgumentException("A decay is from 0 to 1, not " + decay);
    }
    this.decay = decay;
    scope.addSlots(SLOT);
    this.variables =
        scope.trainableVariables().stream()
            .filter(variable -> variable.slots().contains(SLOT))
            .toList();
  }

  /** The variables that have averages, in the order of creation. */
  public List<AnyVariable> variables() {
    return variables;
  }

  /** Moves each average towards the value that its variable has now. */
  public void update() {
    update(decay);
  }

  /**
   * The same, faster at the beginning of a training: the decay is {@code min(decay, (1 +
   * numUpdates) / (10 + numUpdates))}.
   *
   * @param numUpdates how many steps there were, from 0
   * @throws IllegalArgumentException if it is negative
   */
  public void update(long numUpdates) {
    if (numUpdates < 0) {
      throw new IllegalArgumentException(numUpdates + " updates are negative");
    }
    update(Math.min(decay, (1.0 + numUpdates) / (10.0 + numUpdates)));
  }

  private void update(double decay) {
    for (AnyVariable variable : variables) {
      if (variable.dtype() == DType.FLOAT64) {
        updateDoubles(variable, variable.slot(SLOT), 1 - decay);
      } else {
        updateFloats(variable, variable.slot(SLOT), 1 - (float) decay);
      }
    }
  }

  private static void updateFloats(AnyVariable variable, AnyVariable average, float rate) {
    float[] values = new float[Math.min(CHUNK, variable.size())];
    float[] averages = new float[values.length];
    for (int from = 0; from < variable.size(); from += values.length) {
      int count = Math.min(values.length, variable.size() - from);
      variable.copyTo(from, FloatBuffer.wrap(values, 0, count).slice());
      FloatBuffer part = FloatBuffer.wrap(averages, 0, count).slice();
      average.copyTo(from, part);
      for (int i = 0; i < count; i++) {
        averages[i] -= (averages[i] - values[i]) * rate;
      }
      average.copyFrom(from, part);
    }
  }

  private static void updateDoubles(AnyVariable variable, AnyVariable average, double rate) {
    double[] values = new double[Math.min(CHUNK, variable.size())];
    double[] averages = new double[values.length];
    for (int from = 0; from < variable.size(); from += values.length) {
      int count = Math.min(values.length, variable.size() - from);
      variable.copyTo(from, DoubleBuffer.wrap(values, 0, count).slice());
      DoubleBuffer part = DoubleBuffer.wrap(averages, 0, count).slice();
      average.copyTo(from, part);
      for (int i = 0; i < count; i++) {
        averages[i] -= (averages[i] - values[i]) * rate;
      }
      average.copyFrom(from, part);
    }
  }

  /**
   * A copy of the whole store, in which the variables have their averages as values: to bind a
   * model to with {@link Reuse#TRUE}, or to save. Later updates do not reach it.
   */
  public VariableStore averaged() {
    VariableStore copy = scope.store().copy();
    for (AnyVariable variable : variables) {
      copy.get(variable.name()).assign(variable.slot(SLOT));
    }
    return copy;
  }
}
