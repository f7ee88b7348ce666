package io.varscope;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Uniform in [min, max).
 *
 * @param bounded whether the bounds were given; integers need that
 */
record UniformInitializer(double min, double max, boolean bounded) implements Initializer {

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
        dtype != DType.FLOAT32 || (float) min < (float) max
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
      Blocks.fill(variable, random, generator -> generator.nextLong(least, bound));
    } else {
      Blocks.fill(variable, random, sampler(variable.dtype(), min, max));
    }
  }

  /** Uniform in [min, max), also after rounding to the dtype. */
  static Blocks.Sampler sampler(DType<?> dtype, double min, double max) {
    double largest = dtype == DType.FLOAT32 ? Math.nextDown((float) max) : Math.nextDown(max);
    return (RandomGenerator generator) ->
        Math.min(min + generator.nextDouble() * (max - min), largest);
  }
}
