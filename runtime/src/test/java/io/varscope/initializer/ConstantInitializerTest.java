package io.varscope.initializer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConstantInitializerTest {

  static Iterable<DType<?>> dtypes() {
    return DType.values();
  }

  @ParameterizedTest
  @MethodSource("dtypes")
  void zerosAndOnesFillEveryDtype(DType<?> dtype) {
    assertArrayEquals(new double[3], Samples.of(0, Initializers.zeros(), dtype, 3));
    assertArrayEquals(new double[] {1, 1, 1}, Samples.of(0, Initializers.ones(), dtype, 3));
  }

  @Test
  void oneValueFills() {
    assertArrayEquals(
        new double[] {2.5, 2.5, 2.5, 2.5},
        Samples.of(0, Initializers.constant(2.5), DType.FLOAT32, 2, 2));
    assertArrayEquals(new double[] {-3}, Samples.of(0, Initializers.constant(-3), DType.INT8));
  }

  @Test
  void severalValuesAreInRowMajorOrder() {
    FloatVariable v =
        new VariableStore()
            .create(
                VariableSpec.of("v", DType.FLOAT32, Shape.of(2, 3))
                    .withInitializer(Initializers.constant(1, 2, 3, 4, 5, 6)));
    assertEquals(3, v.get(0, 2));
    assertEquals(4, v.get(1, 0));
  }

  @Test
  void theCountHasToFit() {
    assertEquals(
        Optional.of(
            "CONSTANT has 2 values for the 3 elements of shape (3,); give one for all, or one for"
                + " each in row-major order"),
        Initializers.constant(1, 2).problem(DType.FLOAT32, Shape.of(3)));
    assertEquals(
        Optional.of(
            "CONSTANT has 4 values for the 3 elements of shape (3,); give one for all, or one for"
                + " each in row-major order"),
        Initializers.constant(1, 2, 3, 4).problem(DType.FLOAT32, Shape.of(3)));
    assertEquals(
        Optional.of(
            "CONSTANT has 0 values for the 1 elements of shape (); give one for all, or one for"
                + " each in row-major order"),
        Initializers.constant().problem(DType.FLOAT32, Shape.scalar()));
    assertEquals(
        Optional.empty(), Initializers.constant(1, 2, 3).problem(DType.FLOAT32, Shape.of(3)));
    assertEquals(Optional.empty(), Initializers.constant(1).problem(DType.FLOAT32, Shape.of(0)));
  }

  @Test
  void valuesHaveToFitTheDtype() {
    Shape shape = Shape.of(2);
    assertEquals(
        Optional.of("int32 has no value 1.5"),
        Initializers.constant(1, 1.5).problem(DType.INT32, shape));
    assertEquals(
        Optional.of("int8 has no value 128"),
        Initializers.constant(128).problem(DType.INT8, shape));
    assertEquals(
        Optional.of("bool has no value 2"), Initializers.constant(0, 2).problem(DType.BOOL, shape));
    assertEquals(
        Optional.of("float32 has no value 1.0E39"),
        Initializers.constant(1e39).problem(DType.FLOAT32, shape));
    assertEquals(
        Optional.of("int64 has no value NaN"),
        Initializers.constant(Double.NaN).problem(DType.INT64, shape));
    assertEquals(Optional.empty(), Initializers.constant(1e39).problem(DType.FLOAT64, shape));
    assertArrayEquals(
        new double[] {1, 0}, Samples.of(0, Initializers.constant(1, 0), DType.BOOL, 2));
    assertArrayEquals(
        new double[] {Double.NEGATIVE_INFINITY, Double.NaN},
        Samples.of(
            0, Initializers.constant(Double.NEGATIVE_INFINITY, Double.NaN), DType.FLOAT32, 2));
  }

  @Test
  void doesNotChangeWithTheArrayItWasGiven() {
    double[] values = {1, 2};
    Initializer initializer = Initializers.constant(values);
    values[0] = 9;
    assertArrayEquals(new double[] {1, 2}, Samples.of(0, initializer, DType.FLOAT32, 2));
  }

  @Test
  void theSeedDoesNotMatter() {
    assertArrayEquals(
        new double[] {4, 4}, Samples.of(0, Initializers.constant(4).withSeed(5), DType.INT16, 2));
  }

  @Test
  void noValuesFillNoElements() {
    for (DType<?> dtype : DType.values()) {
      assertEquals(0, Samples.of(0, Initializers.constant(), dtype, 0).length);
      assertEquals(0, Samples.of(0, Initializers.constant(), dtype, 3, 0).length);
      assertEquals(
          0,
          Samples.of(0, Initializers.constant(7), dtype.isFloating() ? dtype : DType.INT8, 0)
              .length);
    }
  }
}
