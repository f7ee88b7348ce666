package io.varscope.initializer;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.KeyedRandom;
import io.varscope.LongVariable;
import io.varscope.Shape;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Uniform in [min, max).
 *
 * @param bounded whether the bounds were given; integers need that
 */
public record UniformInitializer(double min, double max, boolean bounded) implements Initializer {

  /** Elements that are copied at once: few enough for the nearest cache, and an even number. */
  static final int CHUNK = 1 << 8;

  /** The largest number of 23 bits, and the distance of the fractions that they make. */
  private static final int MOST = 0x7fffff;

  private static final float UNIT = 0x1p-23f;

  @Override
  public Optional<String> problem(DType<?> dtype, Shape shape) {
    if (!dtype.isFloating() && !dtype.isInteger()) {
      return Optional.of("UNIFORM makes numbers, not " + dtype);
    }
    if (dtype.isInteger() && !bounded) {
      return Optional.of("UNIFORM of " + dtype + " must name max");
    }
    return Numbers.first(
        Numbers.requireFinite("min", min),
        Numbers.requireFinite("max", max),
        min < max
            ? Optional.empty()
            : Optional.of("min " + Numbers.text(min) + " is not below max " + Numbers.text(max)),
        Numbers.requireFinite("max - min", max - min),
        dtype.represents(min) ? Optional.empty() : noValue(dtype, min),
        // The bound itself is never drawn, so it may be one past the largest integer.
        dtype.represents(dtype.isInteger() ? max - 1 : max)
            ? Optional.empty()
            : noValue(dtype, max),
        !dtype.isFloating() || dtype.rounded(min) < dtype.rounded(max)
            ? Optional.empty()
            : Optional.of("min " + min + " and max " + max + " are the same " + dtype));
  }

  private static Optional<String> noValue(DType<?> dtype, double value) {
    return Optional.of(dtype + " has no value " + Numbers.text(value));
  }

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    if (variable.dtype().isInteger()) {
      long least = (long) min;
      long bound = (long) max;
      random.forEachBlock(
          variable.size(),
          (index, from, to) -> {
            SplittableRandom bits = new SplittableRandom(random.seed(index));
            for (int i = from; i < to; i++) {
              setInteger(variable, i, bits.nextLong(least, bound));
            }
          });
    } else {
      fill(variable, random, min, max);
    }
  }

  private static void setInteger(AnyVariable variable, int index, long value) {
    if (variable instanceof LongVariable integers) {
      integers.set(index, value); // A double would round it.
    } else {
      variable.setFromDouble(index, (double) value);
    }
  }

  /** Floating point, uniform in [min, max) also after rounding to the dtype. */
  static void fill(AnyVariable variable, KeyedRandom random, double min, double max) {
    double largest = largestBelow(max, variable.dtype());
    float unit = (float) (max - min) * UNIT;
    // A subnormal unit is rounded, or 0.
    if (variable instanceof FloatVariable floats
        && unit >= Float.MIN_NORMAL
        && (float) min + MOST * unit <= (float) largest) {
      random.forEachBlock(
          variable.size(),
          (index, from, to) ->
              fill(floats.buffer(), from, to, random.seed(index), (float) min, unit));
    } else {
      random.forEachBlock(
          variable.size(),
          (index, from, to) -> {
            SplittableRandom bits = new SplittableRandom(random.seed(index));
            for (int i = from; i < to; i++) {
              variable.setFromDouble(i, Math.min(min + bits.nextDouble() * (max - min), largest));
            }
          });
    }
  }

  /** The largest element of a floating-point dtype that is less than a finite value. */
  private static double largestBelow(double value, DType<?> dtype) {
    double step = Math.ulp(value);
    double element = dtype.rounded(value);
    while (element >= value) {
      element = dtype.rounded(value - step);
      step *= 2;
    }
    return element;
  }

  /** Two elements of each 64 random bits: 23 bits are what TensorFlow draws for a float, too. */
  private static void fill(FloatBuffer target, int from, int to, long seed, float min, float unit) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] chunk = new float[CHUNK];
    for (int start = from; start < to; start += CHUNK) {
      // The whole chunk, even if less is needed: then no index is checked.
      for (int i = 0; i < CHUNK; i += 2) {
        long bits = random.nextLong();
        chunk[i] = min + (int) (bits >>> 41) * unit;
        chunk[i + 1] = min + ((int) bits & MOST) * unit;
      }
      target.put(start, chunk, 0, Math.min(CHUNK, to - start));
    }
  }
}
