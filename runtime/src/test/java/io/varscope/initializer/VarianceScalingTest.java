package io.varscope.initializer;

import static io.varscope.Init.Distribution.TRUNCATED_NORMAL;
import static io.varscope.Init.Distribution.UNIFORM;
import static io.varscope.Init.Distribution.UNTRUNCATED_NORMAL;
import static io.varscope.Init.Mode.FAN_AVG;
import static io.varscope.Init.Mode.FAN_IN;
import static io.varscope.Init.Mode.FAN_OUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.Init;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers that TensorFlow 1.15 gives. */
class VarianceScalingTest {

  private static final List<Shape> SHAPES =
      List.of(Shape.scalar(), Shape.of(7), Shape.of(3, 4), Shape.of(5, 5, 3, 8));

  /** Uniform ones by their limit, the others by the standard deviation before truncation. */
  static List<Arguments> referenceNumbers() {
    return List.of(
        Arguments.of(
            Initializers.glorotUniform(),
            UNIFORM,
            List.of(1.7320508, 0.6546537, 0.9258201, 0.1477098)),
        Arguments.of(
            Initializers.glorotNormal(),
            TRUNCATED_NORMAL,
            List.of(1.1368472, 0.4296879, 0.6076704, 0.0969507)),
        Arguments.of(Initializers.lecunUniform(), UNIFORM, List.of(1.7320508, 0.6546537, 1.0, 0.2)),
        Arguments.of(
            Initializers.lecunNormal(),
            TRUNCATED_NORMAL,
            List.of(1.1368472, 0.4296879, 0.6563591, 0.1312718)),
        Arguments.of(
            Initializers.varianceScaling(1, FAN_IN, TRUNCATED_NORMAL),
            TRUNCATED_NORMAL,
            List.of(1.1368472, 0.4296879, 0.6563591, 0.1312718)),
        Arguments.of(
            Initializers.heUniform(), UNIFORM, List.of(2.4494897, 0.9258201, 1.4142136, 0.2828427)),
        Arguments.of(
            Initializers.heNormal(),
            TRUNCATED_NORMAL,
            List.of(1.6077448, 0.6076704, 0.9282319, 0.1856464)),
        Arguments.of(
            Initializers.varianceScaling(2, FAN_OUT, UNIFORM),
            UNIFORM,
            List.of(2.4494897, 0.9258201, 1.2247449, 0.1732051)),
        Arguments.of(
            Initializers.varianceScaling(1, FAN_AVG, UNTRUNCATED_NORMAL),
            UNTRUNCATED_NORMAL,
            List.of(1.0, 0.3779645, 0.5345225, 0.0852803)),
        Arguments.of(
            Initializers.uniformUnitScaling(1), UNIFORM, List.of(1.7320508, 1.7320508, 1.0, 0.2)),
        Arguments.of(
            Initializers.uniformUnitScaling(1.43),
            UNIFORM,
            List.of(2.4768327, 2.4768327, 1.43, 0.286)));
  }

  @ParameterizedTest
  @MethodSource("referenceNumbers")
  void scalesByTheFans(
      Initializer initializer, Init.Distribution distribution, List<Double> scales) {
    // The same random numbers without a scale, so that the ratio is the scale.
    Initializer unit =
        switch (distribution) {
          case UNIFORM -> Initializers.uniform(-1, 1);
          case TRUNCATED_NORMAL -> Initializers.truncatedNormal(0, 1);
          case UNTRUNCATED_NORMAL -> Initializers.normal(0, 1);
        };
    for (int s = 0; s < SHAPES.size(); s++) {
      long[] dims = SHAPES.get(s).toArray();
      for (DType<?> dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
        double[] values = Samples.of(0, initializer, dtype, dims);
        double[] units = Samples.of(0, unit, dtype, dims);
        double tolerance = dtype == DType.FLOAT64 ? 1e-7 : 5e-7;
        for (int i = 0; i < values.length; i++) {
          assertEquals(
              scales.get(s) * units[i], values[i], tolerance, SHAPES.get(s) + " element " + i);
        }
      }
    }
  }

  @Test
  void uniformOnesAreUniform() {
    double[] values = Samples.of(0, Initializers.glorotUniform(), DType.FLOAT32, 300, 300);
    assertTrue(Samples.distance(values, x -> (x + 0.1) / 0.2) < Samples.critical(values));
    assertEquals(-0.1, Samples.min(values), 1e-4);
    assertEquals(0.1, Samples.max(values), 1e-4);
    assertTrue(Samples.max(values) < 0.1f);
  }

  @Test
  void truncatedOnesHaveTheVarianceAskedForAfterTruncation() {
    double[] values = Samples.of(0, Initializers.heNormal(), DType.FLOAT32, 200, 400);
    assertEquals(0.1, Samples.stddev(values), 0.001);
    assertTrue(
        Samples.distance(values, x -> Samples.truncatedNormal(x / 0.11368472))
            < Samples.critical(values));
  }

  @Test
  void untruncatedOnesAreNormal() {
    double[] values =
        Samples.of(
            0,
            Initializers.varianceScaling(4, FAN_OUT, UNTRUNCATED_NORMAL),
            DType.FLOAT32,
            200,
            400);
    assertTrue(Samples.distance(values, x -> Samples.normal(x / 0.1)) < Samples.critical(values));
  }

  @Test
  void aShapeWithoutElementsIsLeftAlone() {
    assertEquals(0, Samples.of(0, Initializers.heUniform(), DType.FLOAT64, 0, 5).length);
    assertEquals(0, Samples.of(0, Initializers.glorotNormal(), DType.FLOAT64, 5, 0).length);
    assertEquals(0, Samples.of(0, Initializers.uniformUnitScaling(1), DType.FLOAT64, 0, 5).length);
    assertEquals(0, Samples.of(0, Initializers.uniformUnitScaling(1), DType.FLOAT64, 5, 0).length);
  }

  @Test
  void parametersAreChecked() {
    Shape shape = Shape.of(2);
    assertEquals(
        Optional.of("scale is 0; it must be > 0"),
        Initializers.varianceScaling(0, FAN_IN, UNIFORM).problem(DType.FLOAT32, shape));
    assertEquals(
        Optional.of("scale is -1.5; it must be > 0"),
        Initializers.varianceScaling(-1.5, FAN_IN, UNIFORM).problem(DType.FLOAT32, shape));
    assertEquals(
        Optional.of("scale is NaN; it must be finite"),
        Initializers.varianceScaling(Double.NaN, FAN_IN, UNIFORM).problem(DType.FLOAT32, shape));
    assertEquals(
        Optional.of("VARIANCE_SCALING makes floating-point values, not int32"),
        Initializers.varianceScaling(1, FAN_IN, UNIFORM).problem(DType.INT32, shape));
    assertEquals(
        Optional.of("GLOROT_UNIFORM makes floating-point values, not bool"),
        Initializers.glorotUniform().problem(DType.BOOL, shape));
    assertEquals(
        Optional.of("HE_NORMAL makes floating-point values, not int8"),
        Initializers.heNormal().problem(DType.INT8, shape));
    assertEquals(
        Optional.of("factor is 0; it must be > 0"),
        Initializers.uniformUnitScaling(0).problem(DType.FLOAT32, shape));
    assertEquals(
        Optional.of("factor is Infinity; it must be finite"),
        Initializers.uniformUnitScaling(Double.POSITIVE_INFINITY).problem(DType.FLOAT32, shape));
    assertEquals(
        Optional.of("UNIFORM_UNIT_SCALING makes floating-point values, not uint8"),
        Initializers.uniformUnitScaling(1).problem(DType.UINT8, shape));
  }
}
