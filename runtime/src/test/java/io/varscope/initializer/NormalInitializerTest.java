package io.varscope.initializer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalInitializerTest {

  private static final int COUNT = 100_000;

  private static void assertProblem(String reason, DType<?> dtype, Initializer initializer) {
    assertEquals(Optional.of(reason), initializer.problem(dtype, Shape.of(2)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -1})
  void valuesAreNormal(long seed) {
    for (DType<?> dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      double[] values = Samples.of(seed, Initializers.normal(10, 2), dtype, COUNT);
      assertTrue(
          Samples.distance(values, x -> Samples.normal((x - 10) / 2)) < Samples.critical(values),
          dtype.toString());
      assertEquals(10, Samples.mean(values), 0.03);
      assertEquals(2, Samples.stddev(values), 0.02);
    }
  }

  @Test
  void neighboursAreIndependent() {
    double[] values = Samples.of(0, Initializers.normal(0, 1), DType.FLOAT64, COUNT);
    double products = 0;
    for (int i = 0; i + 1 < COUNT; i++) {
      products += values[i] * values[i + 1];
    }
    // More than three standard deviations of a mean of so many products of variance 1.
    assertEquals(0, products / COUNT, 3.3 / Math.sqrt(COUNT));
  }

  @Test
  void valuesBeyondThreeStandardDeviationsAreAsFrequentAsTheyShould() {
    double[] values = Samples.of(0, Initializers.normal(0, 1), DType.FLOAT64, 1_000_000);
    long beyond = DoubleStream.of(values).filter(x -> Math.abs(x) > 3).count();
    assertEquals(2700.0, (double) beyond, 170, "3.3 standard deviations of such a count");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -1})
  void truncatedValuesAreNormalWithinTwoStandardDeviations(long seed) {
    double[] values = Samples.of(seed, Initializers.truncatedNormal(10, 2), DType.FLOAT64, COUNT);
    assertTrue(
        Samples.distance(values, x -> Samples.truncatedNormal((x - 10) / 2))
            < Samples.critical(values));
    assertEquals(10, Samples.mean(values), 0.03);
    assertEquals(2 * 0.87962566, Samples.stddev(values), 0.02);
    assertEquals(6, Samples.min(values), 0.01);
    assertEquals(14, Samples.max(values), 0.01);
    assertTrue(Samples.min(values) >= 6 && Samples.max(values) <= 14);
  }

  @Test
  void noDeviationGivesTheMean() {
    double[] values = Samples.of(0, Initializers.normal(3, 0), DType.FLOAT32, 5);
    assertEquals(List.of(3.0, 3.0, 3.0, 3.0, 3.0), DoubleStream.of(values).boxed().toList());
  }

  @Test
  void parametersAreChecked() {
    assertProblem(
        "NORMAL makes floating-point values, not int32", DType.INT32, Initializers.normal(0, 1));
    assertProblem(
        "TRUNCATED_NORMAL makes floating-point values, not bool",
        DType.BOOL,
        Initializers.truncatedNormal(0, 1));
    assertProblem(
        "mean is NaN; it must be finite", DType.FLOAT32, Initializers.normal(Double.NaN, 1));
    assertProblem(
        "stddev is Infinity; it must be finite",
        DType.FLOAT32,
        Initializers.normal(0, Double.POSITIVE_INFINITY));
    assertProblem(
        "stddev is -0.5; it must be >= 0", DType.FLOAT64, Initializers.truncatedNormal(0, -0.5));
  }
}
