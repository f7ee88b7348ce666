package io.varscope.initializer;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniformInitializerTest {

  private static final int COUNT = 100_000;

  private static Set<Double> drawn(Initializer initializer, DType<?> dtype) {
    return DoubleStream.of(Samples.of(0, initializer, dtype, 10_000))
        .boxed()
        .collect(Collectors.toSet());
  }

  private static void assertProblem(String reason, DType<?> dtype, Initializer initializer) {
    assertEquals(Optional.of(reason), initializer.problem(dtype, Shape.of(2)));
    problem(
        "[IllegalInitializer] Variable x cannot be initialized so: " + reason + ".",
        () -> Samples.of(0, initializer, dtype, 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, -1})
  void valuesAreUniform(long seed) {
    for (DType<?> dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      double[] values = Samples.of(seed, Initializers.uniform(-3, 5), dtype, COUNT);
      assertTrue(
          Samples.distance(values, x -> (x + 3) / 8) < Samples.critical(values), dtype.toString());
      assertEquals(1, Samples.mean(values), 0.03);
      assertEquals(8 / Math.sqrt(12), Samples.stddev(values), 0.02);
      assertTrue(Samples.min(values) >= -3);
      assertTrue(Samples.max(values) < 5);
    }
  }

  @Test
  void withoutBoundsValuesAreBetweenZeroAndOne() {
    double[] values = Samples.of(0, Initializers.uniform(), DType.FLOAT32, COUNT);
    assertTrue(Samples.distance(values, x -> x) < Samples.critical(values));
    assertTrue(Samples.min(values) >= 0);
    assertTrue(Samples.max(values) < 1);
  }

  @Test
  void float32NeverRoundsUpToTheBound() {
    // Two floats are in [1, max); a quarter of all doubles in it are nearest to max.
    double max = Math.nextUp(Math.nextUp(1f));
    assertEquals(
        Set.of(1.0, (double) Math.nextUp(1f)), drawn(Initializers.uniform(1, max), DType.FLOAT32));
  }

  @Test
  void float64NeverRoundsUpToTheBound() {
    double max = Math.nextUp(Math.nextUp(1.0));
    assertEquals(Set.of(1.0, Math.nextUp(1.0)), drawn(Initializers.uniform(1, max), DType.FLOAT64));
  }

  /** Bounds of any size, near to each other more often than not. */
  @Provide
  Arbitrary<double[]> bounds() {
    Arbitrary<Double> min =
        Combinators.combine(
                Arbitraries.doubles().between(-2, 2), Arbitraries.integers().between(-160, 130))
            .as(Math::scalb);
    return Combinators.combine(
            min, Arbitraries.doubles().between(0, 2), Arbitraries.integers().between(-170, 130))
        .as((low, width, exponent) -> new double[] {low, low + Math.scalb(width, exponent)});
  }

  @Property(tries = 4000, seed = "22")
  void noFloatingPointEverRoundsUpToTheBound(@ForAll("bounds") double[] bounds) {
    Initializer initializer = Initializers.uniform(bounds[0], bounds[1]);
    for (DType<?> dtype : DType.values()) {
      if (dtype.isFloating() && initializer.problem(dtype, Shape.of(32)).isEmpty()) {
        for (double value : Samples.of(0, initializer, dtype, 32)) {
          // The lower bound is rounded, as it may not be an element itself.
          assertTrue(value >= dtype.rounded(bounds[0]) && value < bounds[1], dtype + " " + value);
        }
      }
    }
  }

  /** A step of 23 bits would be no number. */
  @Test
  void boundsMayBeSubnormal() {
    for (double max : new double[] {0x1p-103, 0x1p-126, 5e-39, 1e-42}) {
      double[] values = Samples.of(0, Initializers.uniform(0, max), DType.FLOAT32, COUNT);
      double rounding = Math.ulp((float) max) / max;
      assertTrue(
          Samples.distance(values, x -> x / max) < Samples.critical(values) + rounding, "" + max);
    }
  }

  @Test
  void integersAreThoseFromMinToBelowMax() {
    for (DType<?> dtype : List.of(DType.INT8, DType.INT16, DType.INT32, DType.INT64)) {
      assertEquals(Set.of(-2.0, -1.0, 0.0, 1.0, 2.0), drawn(Initializers.uniform(-2, 3), dtype));
    }
  }

  @Test
  void integersAreEquallyLikely() {
    double[] values = Samples.of(7, Initializers.uniform(0, 10), DType.INT32, COUNT);
    long[] counts = new long[10];
    for (double value : values) {
      counts[(int) value]++;
    }
    double chiSquared = Arrays.stream(counts).mapToDouble(n -> (n - 1e4) * (n - 1e4) / 1e4).sum();
    // 27.9 is exceeded once in a thousand times with 9 degrees of freedom.
    assertTrue(chiSquared < 27.9, "chi squared " + chiSquared);
  }

  @Test
  void theBoundMayBeOneBeyondTheLargestInteger() {
    assertEquals(256, drawn(Initializers.uniform(-128, 128), DType.INT8).size());
    assertEquals(
        Set.of(2147483646.0, 2147483647.0),
        drawn(Initializers.uniform(2147483646, 2147483648.0), DType.INT32));
    assertEquals(256, drawn(Initializers.uniform(0, 256), DType.UINT8).size());
    assertProblem("uint8 has no value -1", DType.UINT8, Initializers.uniform(-1, 3));
    assertProblem("uint8 has no value 257", DType.UINT8, Initializers.uniform(0, 257));
    assertProblem("int8 has no value 129", DType.INT8, Initializers.uniform(0, 129));
    assertProblem("int8 has no value -129", DType.INT8, Initializers.uniform(-129, 0));
  }

  @Test
  void integersNeedWholeBounds() {
    assertProblem("int32 has no value 0.5", DType.INT32, Initializers.uniform(0.5, 3));
    assertProblem("int32 has no value 2.5", DType.INT32, Initializers.uniform(0, 2.5));
  }

  @Test
  void integersNeedBounds() {
    assertProblem("UNIFORM of int64 must name max", DType.INT64, Initializers.uniform());
    assertEquals(Optional.empty(), Initializers.uniform(0, 1).problem(DType.INT64, Shape.of(2)));
  }

  @Test
  void boolHasNoUniformValues() {
    assertProblem("UNIFORM makes numbers, not bool", DType.BOOL, Initializers.uniform(0, 1));
  }

  @Test
  void minHasToBeBelowMax() {
    assertProblem("min 1 is not below max 1", DType.FLOAT32, Initializers.uniform(1, 1));
    assertProblem("min 2 is not below max 1.5", DType.FLOAT64, Initializers.uniform(2, 1.5));
    assertProblem("min 3 is not below max 2", DType.INT32, Initializers.uniform(3, 2));
  }

  @Test
  void boundsHaveToDifferInTheDtype() {
    Initializer narrow = Initializers.uniform(1, 1.00000001);
    assertProblem("min 1.0 and max 1.00000001 are the same float32", DType.FLOAT32, narrow);
    assertEquals(Optional.empty(), narrow.problem(DType.FLOAT64, Shape.of(2)));
  }

  @Test
  void boundsHaveToBeFinite() {
    assertProblem(
        "min is NaN; it must be finite", DType.FLOAT32, Initializers.uniform(Double.NaN, 1));
    assertProblem(
        "max is Infinity; it must be finite",
        DType.FLOAT64,
        Initializers.uniform(0, Double.POSITIVE_INFINITY));
    assertProblem(
        "max - min is Infinity; it must be finite",
        DType.FLOAT64,
        Initializers.uniform(-Double.MAX_VALUE, Double.MAX_VALUE));
    assertProblem("float32 has no value 1.0E39", DType.FLOAT32, Initializers.uniform(0, 1e39));
  }
}
