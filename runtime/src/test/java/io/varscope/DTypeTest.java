package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DTypeTest {

  private static final double MAX_FLOAT = Float.MAX_VALUE;

  private static void assertRepresents(DType<?> dtype, double... values) {
    for (double value : values) {
      assertTrue(dtype.represents(value), dtype + " " + value);
    }
  }

  private static void assertLacks(DType<?> dtype, double... values) {
    for (double value : values) {
      assertFalse(dtype.represents(value), dtype + " " + value);
    }
  }

  @Test
  void namesAreThoseOfNumPy() {
    assertEquals(
        "[float32, float64, float16, bfloat16, int8, uint8, int16, int32, int64, bool]",
        DType.values().toString());
  }

  @Test
  void eachIsOneOfFloatingIntegerOrBool() {
    for (DType<?> dtype : DType.values()) {
      assertEquals(dtype.toString().contains("float"), dtype.isFloating(), dtype.toString());
      assertEquals(dtype.toString().contains("int"), dtype.isInteger(), dtype.toString());
    }
  }

  @Test
  void sizesAreThoseOfTheElements() {
    assertEquals(
        List.of(4, 8, 2, 2, 1, 1, 2, 4, 8, 1), DType.values().stream().map(DType::bytes).toList());
  }

  @Test
  void isFoundByTheClassOfItsVariables() {
    for (DType<?> dtype : DType.values()) {
      String className = dtype.variableClass().getName();
      assertSame(dtype, DType.ofVariableClass(className).orElseThrow());
    }
    assertEquals(Optional.empty(), DType.ofVariableClass("io.varscope.AnyVariable"));
    assertEquals(Optional.empty(), DType.ofVariableClass("FloatVariable"));
  }

  static List<Arguments> integers() {
    return List.of(
        Arguments.of(DType.INT8, -128.0, 127.0),
        Arguments.of(DType.UINT8, 0.0, 255.0),
        Arguments.of(DType.INT16, -32768.0, 32767.0),
        Arguments.of(DType.INT32, -2147483648.0, 2147483647.0),
        // The largest double below 2^63.
        Arguments.of(DType.INT64, -0x1p63, 0x1.fffffffffffffp62));
  }

  @ParameterizedTest
  @MethodSource("integers")
  void integersHaveTheWholeNumbersOfTheirRange(DType<?> dtype, double least, double largest) {
    assertRepresents(dtype, least, -0.0, 0, 1, largest);
    double below = Math.min(least - 1, Math.nextDown(least));
    double above = Math.max(largest + 1, Math.nextUp(largest));
    assertLacks(dtype, below, above, 0.5, -0.5, Double.MIN_VALUE, 1e300, -1e300);
    assertLacks(dtype, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  @Test
  void boolHasZeroAndOne() {
    assertRepresents(DType.BOOL, 0, -0.0, 1);
    assertLacks(DType.BOOL, -1, 2, 0.5, Double.NaN, Double.POSITIVE_INFINITY);
  }

  @Test
  void float32RoundsButDoesNotOverflow() {
    assertRepresents(DType.FLOAT32, 0.1, 1e-300, MAX_FLOAT, -MAX_FLOAT);
    // Half an ulp beyond the largest float rounds to infinity, anything less does not.
    double halfUlp = MAX_FLOAT + Math.ulp(Float.MAX_VALUE) / 2.0;
    assertRepresents(DType.FLOAT32, Math.nextDown(halfUlp), -Math.nextDown(halfUlp));
    assertLacks(DType.FLOAT32, halfUlp, -halfUlp, 1e39, Double.MAX_VALUE);
  }

  @Test
  void halfPrecisionRoundsButDoesNotOverflow() {
    assertRepresents(DType.FLOAT16, 0.1, 1e-300, 65504, -65519.99, 65519.99);
    assertLacks(DType.FLOAT16, 65520, -65520, 1e5);
    double halfWay = 0x1.ffp127; // Between the largest bfloat16 and what would be the next.
    assertRepresents(DType.BFLOAT16, 0.1, 1e-300, 0x1.fep127, Math.nextDown((float) halfWay));
    assertLacks(DType.BFLOAT16, halfWay, -halfWay);
  }

  @Test
  void float64HasEveryDouble() {
    assertRepresents(DType.FLOAT64, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE);
  }

  @Test
  void floatingPointHasNanAndInfinity() {
    for (DType<?> dtype : DType.values().stream().filter(DType::isFloating).toList()) {
      assertRepresents(dtype, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0);
    }
  }

  @Test
  void floatingPointRoundsAsElementsDo() {
    assertEquals(0.1, DType.FLOAT64.rounded(0.1));
    assertEquals(0.1f, DType.FLOAT32.rounded(0.1));
    assertEquals(0x1.998p-4, DType.FLOAT16.rounded(0.1));
    assertEquals(0x1.9ap-4, DType.BFLOAT16.rounded(0.1));
    assertEquals(
        "int8 does not round",
        assertThrows(IllegalStateException.class, () -> DType.INT8.rounded(0.1)).getMessage());
  }
}
