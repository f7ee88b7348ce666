package io.varscope.initializer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityInitializerTest {

  private static double[] identity(double gain, long rows, long columns) {
    return Samples.of(0, Initializers.identity(gain), DType.FLOAT32, rows, columns);
  }

  @Test
  void theGainIsOnTheMainDiagonal() {
    assertArrayEquals(new double[] {1, 0, 0, 1}, identity(1, 2, 2));
    assertArrayEquals(new double[] {2.5, 0, 0, 0, 2.5, 0}, identity(2.5, 2, 3));
    assertArrayEquals(new double[] {-1, 0, 0, -1, 0, 0}, identity(-1, 3, 2));
    assertArrayEquals(new double[] {}, identity(1, 0, 3));
    assertArrayEquals(new double[] {}, identity(1, 3, 0));
  }

  @Test
  void parametersAreChecked() {
    Initializer one = Initializers.identity(1);
    assertEquals(Optional.empty(), one.problem(DType.FLOAT64, Shape.of(2, 3)));
    assertEquals(
        Optional.of("IDENTITY needs rank 2, and shape (3,) has rank 1"),
        one.problem(DType.FLOAT32, Shape.of(3)));
    assertEquals(
        Optional.of("IDENTITY needs rank 2, and shape (1, 3, 3) has rank 3"),
        one.problem(DType.FLOAT32, Shape.of(1, 3, 3)));
    assertEquals(
        Optional.of("IDENTITY makes floating-point values, not int32"),
        one.problem(DType.INT32, Shape.of(3, 3)));
    assertEquals(
        Optional.of("gain is NaN; it must be finite"),
        Initializers.identity(Double.NaN).problem(DType.FLOAT32, Shape.of(3, 3)));
  }
}
