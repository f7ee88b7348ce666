package io.varscope.initializer;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a test of random values needs: the values, their moments and their distance from a law. */
final class Samples {

  private Samples() {}

  /** The values of a new variable named {@code x} in a store of its own. */
  static double[] of(long seed, Initializer initializer, DType<?> dtype, long... dims) {
    return of(seed, "x", initializer, dtype, dims);
  }

  static double[] of(
      long seed, String name, Initializer initializer, DType<?> dtype, long... dims) {
    AnyVariable variable =
        new VariableStore(seed)
            .create(VariableSpec.of(name, dtype, Shape.of(dims)).withInitializer(initializer));
    return values(variable);
  }

  static double[] values(AnyVariable variable) {
    return IntStream.range(0, variable.size()).mapToDouble(variable::getAsDouble).toArray();
  }

  static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  static double stddev(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  static double min(double[] values) {
    return DoubleStream.of(values).min().orElseThrow();
  }

  static double max(double[] values) {
    return DoubleStream.of(values).max().orElseThrow();
  }

  /** The statistic of Kolmogorov and Smirnov: the largest distance of the two distributions. */
  static double distance(double[] values, DoubleUnaryOperator cumulative) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double largest = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = cumulative.applyAsDouble(sorted[i]);
      largest = Math.max(largest, Math.abs(expected - (double) i / sorted.length));
      largest = Math.max(largest, Math.abs(expected - (i + 1.0) / sorted.length));
    }
    return largest;
  }

  /** What the distance exceeds once in a thousand times if the law is true. */
  static double critical(double[] values) {
    return 1.95 / Math.sqrt(values.length);
  }

  /** The cumulative distribution of the standard normal, by its Taylor series around 0. */
  static double normal(double x) {
    if (Math.abs(x) > 8) {
      return x < 0 ? 0 : 1;
    }
    double term = x;
    double sum = x;
    for (int k = 3; Math.abs(term) > 1e-17; k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** The same, truncated at -2 and 2. */
  static double truncatedNormal(double x) {
    double inside = normal(2) - normal(-2);
    return Math.min(1, Math.max(0, (normal(x) - normal(-2)) / inside));
  }
}
