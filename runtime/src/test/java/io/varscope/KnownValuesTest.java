package io.varscope;

import static io.varscope.Init.Distribution.UNTRUNCATED_NORMAL;
import static io.varscope.Init.Mode.FAN_OUT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Initial values are the same on every Java version and for every release: whoever trains again
 * starts again from the same numbers. The expected ones come from another implementation, in
 * Python, of SHA-256, SplitMix64, the polar method and the formulas.
 */
class KnownValuesTest {

  /** For a matrix {@code x} of three rows and four columns: the first two and the last element. */
  static List<Arguments> knownValues() {
    return List.of(
        Arguments.of(
            Initializers.uniform(-2, 3),
            0,
            -0.9961535720609009,
            -1.7757940332168642,
            1.1393801648443738),
        Arguments.of(
            Initializers.normal(1, 2),
            0,
            1.4050433872979387,
            3.2692173333018655,
            1.7481735236945808),
        Arguments.of(
            Initializers.truncatedNormal(1, 2),
            0,
            1.4050433872979387,
            3.2692173333018655,
            1.7481735236945808),
        Arguments.of(
            Initializers.varianceScaling(4, FAN_OUT, UNTRUNCATED_NORMAL),
            0,
            0.20252169364896927,
            1.1346086666509327,
            0.3740867618472904),
        Arguments.of(
            Initializers.glorotUniform(),
            0,
            -0.5540676197441929,
            -0.8427903435578458,
            0.23678040320352345),
        Arguments.of(
            Initializers.glorotNormal(),
            0,
            0.12306644009268891,
            0.6894681107351747,
            0.22732145498518477),
        Arguments.of(
            Initializers.heUniform(),
            0,
            -0.8463522692005913,
            -1.2873835147772221,
            0.3616880402541034),
        Arguments.of(
            Initializers.heNormal(),
            0,
            0.18798709241116504,
            1.0531799355673777,
            0.34723925818570195),
        Arguments.of(
            Initializers.lecunUniform(),
            0,
            -0.5984614288243604,
            -0.9103176132867457,
            0.25575206593774946),
        Arguments.of(
            Initializers.lecunNormal(),
            0,
            0.13292694781947698,
            0.7447106742493039,
            0.24553523415729622),
        Arguments.of(
            Initializers.orthogonal(1),
            0,
            0.11015528653349559,
            0.6171345919857557,
            0.3600585173601474),
        Arguments.of(
            Initializers.uniform(-2, 3),
            7,
            0.6366490475914155,
            0.6727888321331839,
            1.502051317171118),
        Arguments.of(
            Initializers.normal(1, 2), 7, 4.867121580089789, 5.889865193489455, 1.3531916723161133),
        Arguments.of(
            Initializers.truncatedNormal(1, 2),
            7,
            4.867121580089789,
            -2.172079335878193,
            -0.26980189389611886),
        Arguments.of(
            Initializers.varianceScaling(4, FAN_OUT, UNTRUNCATED_NORMAL),
            7,
            1.9335607900448943,
            2.4449325967447275,
            0.17659583615805668),
        Arguments.of(
            Initializers.glorotUniform(),
            7,
            0.05060497394996344,
            0.0639885495220508,
            0.3710877001762325),
        Arguments.of(
            Initializers.glorotNormal(),
            7,
            1.174967673073493,
            -0.963789371213608,
            -0.38581051710838526),
        Arguments.of(
            Initializers.heUniform(),
            7,
            0.07730037455565864,
            0.0977441239317427,
            0.5668458251748878),
        Arguments.of(
            Initializers.heNormal(),
            7,
            1.7947927669951362,
            -1.4722125825267505,
            -0.5893352995197435),
        Arguments.of(
            Initializers.lecunUniform(),
            7,
            0.05465961903656624,
            0.06911553285327354,
            0.40082052686844727),
        Arguments.of(
            Initializers.lecunNormal(),
            7,
            1.269110136366828,
            -1.041011500452825,
            -0.4167229866830157),
        Arguments.of(
            Initializers.orthogonal(1),
            7,
            0.5199647409357768,
            0.6574806185650316,
            0.46780892405591595));
  }

  @ParameterizedTest
  @MethodSource("knownValues")
  void float64(Initializer initializer, long seed, double first, double second, double last) {
    double[] values = Samples.of(seed, initializer, DType.FLOAT64, 3, 4);
    assertArrayEquals(
        new double[] {first, second, last}, new double[] {values[0], values[1], values[11]});
  }

  @ParameterizedTest
  @MethodSource("knownValues")
  void float32IsTheSameRounded(
      Initializer initializer, long seed, double first, double second, double last) {
    double[] values = Samples.of(seed, initializer, DType.FLOAT32, 3, 4);
    assertArrayEquals(
        new double[] {(float) first, (float) second, (float) last},
        new double[] {values[0], values[1], values[11]});
  }

  @ParameterizedTest
  @CsvSource({"0, 352361, 644155, 226005", "7, 696806, 700315, 967733"})
  void integers(long seed, double first, double second, double last) {
    Initializer initializer = Initializers.uniform(-1000, 1_000_000);
    for (DType<?> dtype : List.of(DType.INT32, DType.INT64)) {
      double[] values = Samples.of(seed, initializer, dtype, 3, 4);
      assertArrayEquals(
          new double[] {first, second, last}, new double[] {values[0], values[1], values[11]});
    }
  }

  /** Many, because an algorithm can differ in rare cases only: far from the mean, say. */
  @ParameterizedTest
  @CsvSource({"0, 1567382524", "7, -457924800"})
  void aMillionNormalValues(long seed, int hash) {
    double[] values = Samples.of(seed, Initializers.normal(0, 1), DType.FLOAT32, 1 << 20);
    assertEquals(hash, Arrays.hashCode(values));
  }

  /** To the last bit, in which Python's logarithm differs: these two come from Java. */
  @ParameterizedTest
  @CsvSource({"0, 1385382878", "7, 401013460"})
  void aMillionNormalValuesInDoublePrecision(long seed, int hash) {
    double[] values = Samples.of(seed, Initializers.normal(0, 1), DType.FLOAT64, 1 << 20);
    assertEquals(hash, Arrays.hashCode(values));
  }
}
