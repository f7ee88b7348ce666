package io.varscope;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Normal, or truncated at two standard deviations. */
record NormalInitializer(double mean, double stddev, boolean truncated) implements Initializer {

  /** The standard deviation of a standard normal that is truncated at -2 and 2. */
  static final double TRUNCATED_STDDEV = 0.8796256610342398;

  private static final double TRUNCATION = 2;

  @Override
  public Optional<String> problem(DType<?> dtype, Shape shape) {
    return Numbers.first(
        Numbers.requireFloating(truncated ? "TRUNCATED_NORMAL" : "NORMAL", dtype),
        Numbers.requireFinite("mean", mean, dtype),
        Numbers.requireFinite("stddev", stddev, dtype),
        stddev >= 0
            ? Optional.empty()
            : Optional.of("stddev is " + Numbers.text(stddev) + "; it must be >= 0"));
  }

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    Blocks.fill(
        variable,
        random,
        truncated
            ? generator -> mean + stddev * nextTruncated(generator)
            : generator -> mean + stddev * generator.nextGaussian());
  }

  private static double nextTruncated(RandomGenerator generator) {
    double value;
    do {
      value = generator.nextGaussian();
    } while (Math.abs(value) > TRUNCATION);
    return value;
  }
}
