package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StatisticsTest {

  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static Statistics of(DType<?> dtype, double... values) {
    return new VariableStore()
        .create(
            VariableSpec.of("v", dtype, Shape.of(values.length))
                .withInitializer(Initializers.constant(values)))
        .statistics();
  }

  @Test
  void ofNumbers() {
    assertEquals(new Statistics(4, 0, -1, 5, 2, Math.sqrt(5)), of(DType.FLOAT32, 1, 3, 5, -1));
    assertEquals(new Statistics(4, 0, 0, 255, 127.5, 127.5), of(DType.UINT8, 0, 255, 0, 255));
    assertEquals(new Statistics(1, 0, 3, 3, 3, 0), of(DType.INT64, 3));
    assertEquals(new Statistics(4, 0, 0, 1, 0.5, 0.5), of(DType.BOOL, 1, 0, 0, 1));
  }

  @Test
  void whatIsNoNumberIsOnlyCounted() {
    assertEquals(new Statistics(4, 2, 1, 3, 2, 1), of(DType.FLOAT64, NAN, 1, 3, NAN));
    assertEquals(new Statistics(2, 2, NAN, NAN, NAN, NAN), of(DType.FLOAT16, NAN, NAN));
    assertEquals(new Statistics(0, 0, NAN, NAN, NAN, NAN), of(DType.FLOAT32));
  }

  @Test
  void infinitiesAreNumbersInAnyOrder() {
    Statistics expected = new Statistics(3, 0, 1, INFINITY, INFINITY, NAN);
    assertEquals(expected, of(DType.FLOAT32, INFINITY, 1, 2));
    assertEquals(expected, of(DType.FLOAT32, 1, INFINITY, 2));
    assertEquals(expected, of(DType.FLOAT32, 1, 2, INFINITY));
    assertEquals(
        new Statistics(2, 0, -INFINITY, -INFINITY, -INFINITY, NAN),
        of(DType.FLOAT64, -INFINITY, -INFINITY));
    assertEquals(
        new Statistics(3, 0, -INFINITY, INFINITY, NAN, NAN),
        of(DType.FLOAT64, -INFINITY, 0, INFINITY));
  }

  @Test
  void largeNumbersThatNearlyCancel() {
    Statistics statistics = of(DType.FLOAT64, 1e9 + 1, 1e9 + 2, 1e9 + 3);
    assertEquals(1e9 + 2, statistics.mean());
    assertEquals(Math.sqrt(2.0 / 3), statistics.stddev(), 1e-15);
  }

  @Test
  void ofManyRandomNumbers() {
    Statistics statistics =
        new VariableStore()
            .create(
                VariableSpec.of("v", DType.FLOAT32, Shape.of(1000, 1000))
                    .withInitializer(Initializers.normal(5, 2)))
            .statistics();
    assertEquals(1_000_000, statistics.count());
    assertEquals(5, statistics.mean(), 0.01);
    assertEquals(2, statistics.stddev(), 0.01);
  }
}
