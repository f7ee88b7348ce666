package io.varscope.initializer;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.KeyedRandom;
import io.varscope.Shape;
import java.util.Arrays;
import java.util.Optional;

/** One value for all elements, or one for each. */
public final class ConstantInitializer implements Initializer {

  /** Elements that are copied at once: few enough for the nearest cache. */
  private static final int CHUNK = 1 << 11;

  private final String kind;
  private final double[] values;

  public ConstantInitializer(String kind, double... values) {
    this.kind = kind;
    this.values = values;
  }

  boolean hasOneValue() {
    return values.length == 1;
  }

  /** The value that all elements get, or how many there are, and their digest. */
  String text() {
    for (double value : values) {
      if (Double.compare(value, values[0]) != 0) {
        return "CONSTANT("
            + values.length
            + " values, "
            + Integer.toHexString(Arrays.hashCode(values))
            + ")";
      }
    }
    if (values.length == 0) {
      return "CONSTANT(no values)";
    }
    boolean isMinusZero = Double.compare(values[0], -0.0) == 0;
    return "CONSTANT(" + (isMinusZero ? "-0" : Numbers.text(values[0])) + ")";
  }

  @Override
  public Optional<String> problem(DType<?> dtype, Shape shape) {
    if (values.length != 1 && values.length != shape.elements()) {
      return Optional.of(
          kind
              + " has "
              + values.length
              + " values for the "
              + shape.elements()
              + " elements of shape "
              + shape
              + "; give one for all, or one for each in row-major order");
    }
    for (double value : values) {
      if (!dtype.represents(value)) {
        return Optional.of(dtype + " has no value " + Numbers.text(value));
      }
    }
    return Optional.empty();
  }

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    if (values.length != 1) {
      for (int i = 0; i < values.length; i++) {
        variable.setFromDouble(i, values[i]);
      }
    } else if (Double.doubleToRawLongBits(values[0]) != 0) { // New memory is 0; -0.0 is not.
      fill(variable, random);
    }
  }

  private void fill(AnyVariable variable, KeyedRandom random) {
    if (variable instanceof FloatVariable floats) {
      float[] same = new float[Math.min(CHUNK, variable.size())];
      Arrays.fill(same, (float) values[0]);
      random.forEachBlock(
          variable.size(),
          (index, from, to) -> {
            for (int i = from; i < to; i += CHUNK) {
              floats.buffer().put(i, same, 0, Math.min(CHUNK, to - i));
            }
          });
    } else {
      random.forEachBlock(
          variable.size(),
          (index, from, to) -> {
            for (int i = from; i < to; i++) {
              variable.setFromDouble(i, values[0]);
            }
          });
    }
  }
}
