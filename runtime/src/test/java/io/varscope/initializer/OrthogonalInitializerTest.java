package io.varscope.initializer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Shape;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrthogonalInitializerTest {

  static Shape[] shapes() {
    return new Shape[] {
      Shape.of(20, 20),
      Shape.of(50, 8),
      Shape.of(8, 50),
      Shape.of(3, 5, 7),
      Shape.of(2, 3, 40),
      Shape.of(3, 3, 4, 16),
      Shape.of(1, 1),
      Shape.of(1, 6),
      Shape.of(6, 1)
    };
  }

  /** The variable's matrix, transposed if that makes its vectors the columns of a tall one. */
  private static double element(double[] values, int columns, boolean wide, int vector, int k) {
    return wide ? values[vector * columns + k] : values[k * columns + vector];
  }

  private static void assertOrthogonal(double[] values, Shape shape, double gain, double delta) {
    int columns = (int) shape.dim(shape.rank() - 1);
    int rows = values.length / columns;
    boolean wide = rows < columns;
    for (int a = 0; a < Math.min(rows, columns); a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int k = 0; k < Math.max(rows, columns); k++) {
          product += element(values, columns, wide, a, k) * element(values, columns, wide, b, k);
        }
        assertEquals(a == b ? gain * gain : 0, product, delta, a + " times " + b);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theShorterSideIsOrthonormal(Shape shape) {
    long[] dims = shape.toArray();
    Initializer one = Initializers.orthogonal(1);
    assertOrthogonal(Samples.of(0, one, DType.FLOAT64, dims), shape, 1, 1e-14);
    assertOrthogonal(Samples.of(0, one, DType.FLOAT32, dims), shape, 1, 1e-6);
    Initializer gain = Initializers.orthogonal(-2.5);
    assertOrthogonal(Samples.of(7, gain, DType.FLOAT64, dims), shape, -2.5, 1e-13);
  }

  @Test
  void rankOnlyGroupsTheRows() {
    Initializer one = Initializers.orthogonal(1);
    double[] matrix = Samples.of(0, one, DType.FLOAT64, 6, 4);
    double[] kernel = Samples.of(0, one, DType.FLOAT64, 2, 3, 4);
    for (int i = 0; i < matrix.length; i++) {
      assertEquals(matrix[i], kernel[i]);
    }
  }

  @Test
  void noDirectionIsPreferred() {
    double sum = 0;
    int positive = 0;
    int matrices = 4000;
    for (int seed = 0; seed < matrices; seed++) {
      double[] rotation = Samples.of(seed, Initializers.orthogonal(1), DType.FLOAT64, 2, 2);
      sum += rotation[0];
      positive += rotation[0] * rotation[3] - rotation[1] * rotation[2] > 0 ? 1 : 0;
    }
    // 3.3 standard deviations of a mean of values of variance 1/2, and of a fair coin.
    assertEquals(0, sum / matrices, 3.3 * Math.sqrt(0.5 / matrices));
    assertEquals(0.5, (double) positive / matrices, 3.3 * 0.5 / Math.sqrt(matrices));
  }

  @Test
  void aShapeWithoutElementsIsLeftAlone() {
    assertEquals(0, Samples.of(0, Initializers.orthogonal(1), DType.FLOAT32, 0, 3).length);
    assertEquals(0, Samples.of(0, Initializers.orthogonal(1), DType.FLOAT32, 3, 0).length);
  }

  @Test
  void parametersAreChecked() {
    Initializer one = Initializers.orthogonal(1);
    assertEquals(Optional.empty(), one.problem(DType.FLOAT32, Shape.of(2, 3, 4)));
    assertEquals(
        Optional.of("ORTHOGONAL needs at least rank 2, and shape (3,) has rank 1"),
        one.problem(DType.FLOAT32, Shape.of(3)));
    assertEquals(
        Optional.of("ORTHOGONAL needs at least rank 2, and shape () has rank 0"),
        one.problem(DType.FLOAT32, Shape.scalar()));
    assertEquals(
        Optional.of("ORTHOGONAL makes floating-point values, not int32"),
        one.problem(DType.INT32, Shape.of(3, 3)));
    assertEquals(
        Optional.of("gain is Infinity; it must be finite"),
        Initializers.orthogonal(Double.POSITIVE_INFINITY).problem(DType.FLOAT32, Shape.of(3, 3)));
  }

  @Test
  void differentSeedsGiveDifferentMatrices() {
    double[] a = Samples.of(0, Initializers.orthogonal(1), DType.FLOAT64, 4, 4);
    double[] b = Samples.of(1, Initializers.orthogonal(1), DType.FLOAT64, 4, 4);
    assertTrue(IntStream.range(0, 16).allMatch(i -> a[i] != b[i]));
  }
}
