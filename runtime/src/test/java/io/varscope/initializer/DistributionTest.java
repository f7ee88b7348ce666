package io.varscope.initializer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random initial values follow the laws that they are named after. The seeds are fixed, so nothing
 * fails by chance; what a true law would exceed is told with each bound.
 */
class DistributionTest {

  private static final int COUNT = 1 << 19;

  /** Where the ziggurat's layers end and its tail begins. */
  private static final double TAIL = 3.654152885361009;

  /** What a standard normal number exceeds, to either side, once in ten thousand times. */
  private static final double RARE = 3.9;

  /**
   * A law with mean 10.
   *
   * @param kurtosis the fourth central moment, by the square of the second
   */
  record Law(
      String name,
      Initializer initializer,
      DoubleUnaryOperator cumulative,
      double stddev,
      double kurtosis) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static final Law UNIFORM =
      new Law("uniform", Initializers.uniform(6, 14), x -> (x - 6) / 8, 8 / Math.sqrt(12), 9.0 / 5);
  private static final Law NORMAL =
      new Law("normal", Initializers.normal(10, 2), x -> Samples.normal((x - 10) / 2), 2, 3);

  /** With a = 2: variance 1 - 2 a phi(a) / Z, fourth moment 3 variance - 2 a^3 phi(a) / Z. */
  private static final Law TRUNCATED =
      new Law(
          "truncated",
          Initializers.truncatedNormal(10, 2),
          x -> Samples.truncatedNormal((x - 10) / 2),
          2 * 0.8796256610342398,
          2.3655357);

  private static final List<DType<?>> DTYPES = List.of(DType.FLOAT32, DType.FLOAT64);

  static Stream<Arguments> laws() {
    return Stream.of(UNIFORM, NORMAL, TRUNCATED)
        .flatMap(
            law ->
                DTYPES.stream()
                    .flatMap(
                        dtype -> Stream.of(0, -1).map(seed -> Arguments.of(law, dtype, seed))));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theDistanceOfKolmogorovAndSmirnovIsSmall(Law law, DType<?> dtype, long seed) {
    double[] values = Samples.of(seed, law.initializer, dtype, COUNT);
    assertTrue(Samples.distance(values, law.cumulative) < Samples.critical(values));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theFirstFourMomentsAreRight(Law law, DType<?> dtype, long seed) {
    double[] values = Samples.of(seed, law.initializer, dtype, COUNT);
    double[] expected = {0, 1, 0, law.kurtosis};
    for (int k = 1; k <= 4; k++) {
      int power = k;
      double[] powers =
          IntStream.range(0, COUNT)
              .mapToDouble(i -> Math.pow((values[i] - 10) / law.stddev, power))
              .toArray();
      double error = Samples.stddev(powers) / Math.sqrt(COUNT);
      assertEquals(expected[k - 1], Samples.mean(powers), RARE * error, "moment " + k);
    }
  }

  /** Of equally likely cells, how far their counts are from equal. */
  private static void assertEquallyOften(long[] counts, long total) {
    double expected = (double) total / counts.length;
    double chiSquared = 0;
    for (long count : counts) {
      chiSquared += (count - expected) * (count - expected) / expected;
    }
    assertEquals(256, counts.length);
    // With 255 degrees of freedom each bound is crossed once in ten thousand times.
    assertTrue(chiSquared > 179.4 && chiSquared < 347.7, "chi squared " + chiSquared);
  }

  private static int cell(Law law, double value, int cells) {
    return (int) Math.min(cells - 1, cells * law.cumulative.applyAsDouble(value));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void equallyLikelyIntervalsAreEquallyFrequent(Law law, DType<?> dtype, long seed) {
    long[] counts = new long[256];
    for (double value : Samples.of(seed, law.initializer, dtype, COUNT)) {
      counts[cell(law, value, 256)]++;
    }
    assertEquallyOften(counts, COUNT);
  }

  /** Both those of float32 that are made of the same 64 bits, and those that are not. */
  @ParameterizedTest
  @MethodSource("laws")
  void neighboursAreIndependent(Law law, DType<?> dtype, long seed) {
    double[] values = Samples.of(seed, law.initializer, dtype, COUNT);
    for (int offset = 0; offset < 2; offset++) {
      int pairs = COUNT / 2 - offset;
      long[] counts = new long[256];
      double products = 0;
      double squares = 0;
      for (int pair = 0; pair < pairs; pair++) {
        double a = values[2 * pair + offset];
        double b = values[2 * pair + offset + 1];
        counts[16 * cell(law, a, 16) + cell(law, b, 16)]++;
        double x = (a - 10) / law.stddev;
        double y = (b - 10) / law.stddev;
        products += x * y;
        squares += (x * x - 1) * (y * y - 1) / (law.kurtosis - 1);
      }
      assertEquallyOften(counts, pairs);
      assertEquals(0, products / pairs, RARE / Math.sqrt(pairs), "correlation");
      assertEquals(0, squares / pairs, RARE / Math.sqrt(pairs), "correlation of squares");
    }
  }

  static Stream<Arguments> tails() {
    return DTYPES.stream()
        .flatMap(dtype -> Stream.of(1, -1).map(side -> Arguments.of(dtype, side)));
  }

  /** Also where the last layer of the ziggurat ends, at 3.654, and its tail begins. */
  @ParameterizedTest
  @MethodSource("tails")
  void farFromTheMeanNormalValuesAreAsFrequentAsTheyShould(DType<?> dtype, int side) {
    int count = 1 << 24;
    AnyVariable variable =
        new VariableStore(3)
            .create(
                VariableSpec.of("x", dtype, Shape.of(count))
                    .withInitializer(Initializers.normal(0, 1)));
    double[] far =
        IntStream.range(0, count)
            .mapToDouble(i -> side * variable.getAsDouble(i))
            .filter(x -> x > 3)
            .toArray();
    for (double from : new double[] {3, TAIL, 4, 4.5}) {
      double[] beyond =
          IntStream.range(0, far.length).mapToDouble(i -> far[i]).filter(x -> x > from).toArray();
      double probability = 1 - Samples.normal(from);
      double expected = count * probability;
      assertEquals(expected, beyond.length, RARE * Math.sqrt(expected), "beyond " + from);
      assertTrue(
          Samples.distance(beyond, x -> (Samples.normal(x) - Samples.normal(from)) / probability)
              < Samples.critical(beyond),
          "beyond " + from);
    }
    // Of so many, 4.8 are expected beyond 5 on each side.
    assertTrue(Samples.max(far) > 4.8 && Samples.max(far) < 6.5, "the largest " + Samples.max(far));
  }

  @Test
  void truncatedValuesComeCloseToTheirBounds() {
    for (DType<?> dtype : DTYPES) {
      double[] values = Samples.of(0, Initializers.truncatedNormal(0, 1), dtype, COUNT);
      assertEquals(2, Samples.max(values), 4e-4);
      assertEquals(-2, Samples.min(values), 4e-4);
      assertTrue(Samples.max(values) <= 2 && Samples.min(values) >= -2);
    }
  }

  @Test
  void uniformFloat32HasEachOfItsBitsHalfOfTheTime() {
    double[] values = Samples.of(0, Initializers.uniform(), DType.FLOAT32, COUNT);
    for (int half = 0; half < 2; half++) {
      long[] ones = new long[23];
      for (int i = half; i < COUNT; i += 2) {
        double scaled = values[i] * (1 << 23);
        assertEquals(Math.rint(scaled), scaled);
        for (int bit = 0; bit < ones.length; bit++) {
          ones[bit] += (int) scaled >> bit & 1;
        }
      }
      for (long count : ones) {
        assertEquals(COUNT / 4.0, (double) count, RARE * Math.sqrt(COUNT / 8.0));
      }
    }
  }

  @Test
  void halfPrecisionFollowsTheLawsUpToItsRounding() {
    for (Law law : List.of(UNIFORM, NORMAL, TRUNCATED)) {
      double[] float16 = Samples.of(0, law.initializer, DType.FLOAT16, 1 << 16);
      double[] bfloat16 = Samples.of(0, law.initializer, DType.BFLOAT16, 1 << 16);
      // Half the distance of neighbours from 8 to 16, times the greatest density.
      assertTrue(
          Samples.distance(float16, law.cumulative) < Samples.critical(float16) + 0x1p-8 * 0.25);
      assertTrue(
          Samples.distance(bfloat16, law.cumulative) < Samples.critical(bfloat16) + 0x1p-5 * 0.25);
    }
  }

  @Test
  void unsignedBytesAreEquallyLikely() {
    long[] counts = new long[256];
    for (double value : Samples.of(0, Initializers.uniform(0, 256), DType.UINT8, COUNT)) {
      counts[(int) value]++;
    }
    assertEquallyOften(counts, COUNT);
  }
}
