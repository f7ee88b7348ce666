package io.varscope.initializer;

import static io.varscope.Init.Distribution.UNTRUNCATED_NORMAL;
import static io.varscope.Init.Mode.FAN_OUT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.KeyedRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Initial values are the same on every Java version and for every release: whoever trains again
 * starts again from the same numbers. What is expected here may never change while {@link
 * KeyedRandom#VERSION} is 1.
 *
 * <p>The numbers agree with another implementation, in Python, of SHA-256, SplittableRandom, the
 * ziggurat and the formulas: those of float32, of integers and all uniform ones in every bit;
 * standard normal ones of float64 to 2^-50 of their size, as Python's exponential and logarithm
 * differ from {@link StrictMath}'s in the last bits; orthogonal ones, from another QR
 * decomposition, to 1e-13.
 */
class KnownValuesTest {

  @Test
  void theVersionIsTheFirst() {
    assertEquals(1, KeyedRandom.VERSION);
  }

  /** For a matrix {@code x} of three rows and four columns: the first two and the last element. */
  static List<Arguments> float64Values() {
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
            2.501812817440792,
            1.3282895367483458,
            0.34875566611671893),
        Arguments.of(
            Initializers.truncatedNormal(1, 2),
            0,
            2.501812817440792,
            1.3282895367483458,
            0.34875566611671893),
        Arguments.of(
            Initializers.varianceScaling(4, FAN_OUT, UNTRUNCATED_NORMAL),
            0,
            0.750906408720396,
            0.1641447683741729,
            -0.32562216694164053),
        Arguments.of(
            Initializers.glorotUniform(),
            0,
            -0.5540676197441929,
            -0.8427903435578458,
            0.23678040320352345),
        Arguments.of(
            Initializers.glorotNormal(),
            0,
            0.4563036033274607,
            0.09974591827511739,
            -0.19787095485303288),
        Arguments.of(
            Initializers.heUniform(),
            0,
            -0.8463522692005913,
            -1.2873835147772221,
            0.3616880402541034),
        Arguments.of(
            Initializers.heNormal(),
            0,
            0.6970152673763974,
            0.15236440691953482,
            -0.3022528761490709),
        Arguments.of(
            Initializers.lecunUniform(),
            0,
            -0.5984614288243604,
            -0.9103176132867457,
            0.25575206593774946),
        Arguments.of(
            Initializers.lecunNormal(),
            0,
            0.49286422215240516,
            0.1077379053442696,
            -0.21372505835814573),
        Arguments.of(
            Initializers.uniformUnitScaling(2),
            0,
            -1.1969228576487208,
            -1.8206352265734913,
            0.5115041318754989),
        Arguments.of(
            Initializers.orthogonal(1),
            0,
            0.4322679323337278,
            0.0944918285481336,
            -0.9598287696297324),
        Arguments.of(
            Initializers.uniform(-2, 3),
            7,
            0.6366490475914155,
            0.6727888321331839,
            1.502051317171118),
        Arguments.of(
            Initializers.normal(1, 2),
            7,
            -0.8968381032801331,
            -2.95444062486255,
            -2.468195856164762),
        Arguments.of(
            Initializers.truncatedNormal(1, 2),
            7,
            -0.8968381032801331,
            -2.95444062486255,
            -2.468195856164762),
        Arguments.of(
            Initializers.varianceScaling(4, FAN_OUT, UNTRUNCATED_NORMAL),
            7,
            -0.9484190516400666,
            -1.977220312431275,
            -1.734097928082381),
        Arguments.of(
            Initializers.glorotUniform(),
            7,
            0.05060497394996344,
            0.0639885495220508,
            0.3710877001762325),
        Arguments.of(
            Initializers.glorotNormal(),
            7,
            -0.5763261915226489,
            -1.2014982728301393,
            -1.0537599944779668),
        Arguments.of(
            Initializers.heUniform(),
            7,
            0.07730037455565864,
            0.0977441239317427,
            0.5668458251748878),
        Arguments.of(
            Initializers.heNormal(),
            7,
            -0.8803527992127184,
            -1.8353189275342723,
            -1.60964497967051),
        Arguments.of(
            Initializers.lecunUniform(),
            7,
            0.05465961903656624,
            0.06911553285327354,
            0.40082052686844727),
        Arguments.of(
            Initializers.lecunNormal(),
            7,
            -0.6225034341598723,
            -1.2977664592995057,
            -1.1381908804279),
        Arguments.of(
            Initializers.uniformUnitScaling(2),
            7,
            0.10931923807313249,
            0.13823106570654708,
            0.8016410537368945),
        Arguments.of(
            Initializers.orthogonal(1),
            7,
            -0.3940290212898022,
            -0.8214535370566142,
            -0.6173851742866644));
  }

  @ParameterizedTest
  @MethodSource("float64Values")
  void float64(Initializer initializer, long seed, double first, double second, double last) {
    assertValues(initializer, seed, DType.FLOAT64, first, second, last);
  }

  /** For a matrix {@code x} of three rows and four columns: the first two and the last element. */
  static List<Arguments> float32Values() {
    return List.of(
        Arguments.of(Initializers.uniform(-2, 3), 0, -0.99615407f, -1.1155517f, 2.1493034f),
        Arguments.of(Initializers.normal(1, 2), 0, 2.2161648f, -2.2970843f, 1.0952456f),
        Arguments.of(Initializers.truncatedNormal(1, 2), 0, 2.2161648f, -2.2970843f, 1.0952456f),
        Arguments.of(
            Initializers.varianceScaling(4, FAN_OUT, UNTRUNCATED_NORMAL),
            0,
            0.6080824f,
            -1.6485422f,
            0.047622785f),
        Arguments.of(Initializers.glorotUniform(), 0, -0.55406785f, -0.5982841f, 0.61078334f),
        Arguments.of(Initializers.glorotNormal(), 0, 0.3695137f, -1.0017704f, 0.028938958f),
        Arguments.of(Initializers.heUniform(), 0, -0.8463525f, -0.91389406f, 0.93298686f),
        Arguments.of(Initializers.heNormal(), 0, 0.5644415f, -1.5302294f, 0.044204988f),
        Arguments.of(Initializers.lecunUniform(), 0, -0.5984616f, -0.6462207f, 0.6597214f),
        Arguments.of(Initializers.lecunNormal(), 0, 0.39912042f, -1.0820357f, 0.031257648f),
        Arguments.of(Initializers.uniformUnitScaling(2), 0, -1.1969233f, -1.2924414f, 1.3194427f),
        Arguments.of(Initializers.orthogonal(1), 0, 0.43226793f, 0.09449183f, -0.9598288f),
        Arguments.of(Initializers.uniform(-2, 3), 7, 0.63664913f, 0.55596876f, -0.4391576f),
        Arguments.of(Initializers.normal(1, 2), 7, 0.9493591f, 2.794435f, 0.10612446f),
        Arguments.of(Initializers.truncatedNormal(1, 2), 7, 0.9493591f, 2.794435f, 0.10612446f),
        Arguments.of(
            Initializers.varianceScaling(4, FAN_OUT, UNTRUNCATED_NORMAL),
            7,
            -0.025320448f,
            0.89721745f,
            -0.44693777f),
        Arguments.of(Initializers.glorotUniform(), 7, 0.05060494f, 0.0207268f, -0.34779638f),
        Arguments.of(Initializers.glorotNormal(), 7, -0.015386487f, 0.5452125f, -0.27159086f),
        Arguments.of(Initializers.heUniform(), 7, 0.07730031f, 0.031660676f, -0.53126776f),
        Arguments.of(Initializers.heNormal(), 7, -0.023503248f, 0.83282584f, -0.4148619f),
        Arguments.of(Initializers.lecunUniform(), 7, 0.054659605f, 0.022387505f, -0.37566304f),
        Arguments.of(Initializers.lecunNormal(), 7, -0.016619306f, 0.5888968f, -0.29335165f),
        Arguments.of(Initializers.uniformUnitScaling(2), 7, 0.10931921f, 0.04477501f, -0.7513261f),
        Arguments.of(Initializers.orthogonal(1), 7, -0.39402902f, -0.8214535f, -0.61738515f));
  }

  @ParameterizedTest
  @MethodSource("float32Values")
  void float32(Initializer initializer, long seed, double first, double second, double last) {
    assertValues(initializer, seed, DType.FLOAT32, first, second, last);
  }

  private static void assertValues(
      Initializer initializer,
      long seed,
      DType<?> dtype,
      double first,
      double second,
      double last) {
    double[] values = Samples.of(seed, initializer, dtype, 3, 4);
    assertArrayEquals(
        new double[] {first, second, last}, new double[] {values[0], values[1], values[11]});
  }

  @ParameterizedTest
  @CsvSource({
    "0, -0.99609375, -1.775390625, 1.1396484375",
    "7, 0.63671875, 0.6728515625, 1.501953125"
  })
  void float16(long seed, double first, double second, double last) {
    assertValues(Initializers.uniform(-2, 3), seed, DType.FLOAT16, first, second, last);
  }

  @ParameterizedTest
  @CsvSource({"0, -0.99609375, -1.7734375, 1.140625", "7, 0.63671875, 0.671875, 1.5"})
  void bfloat16(long seed, double first, double second, double last) {
    assertValues(Initializers.uniform(-2, 3), seed, DType.BFLOAT16, first, second, last);
  }

  @ParameterizedTest
  @CsvSource({"0, 95, 41, -11", "7, -21, 79, 37"})
  void int8(long seed, double first, double second, double last) {
    assertValues(Initializers.uniform(-100, 101), seed, DType.INT8, first, second, last);
  }

  @ParameterizedTest
  @CsvSource({"0, 180, 7, 28", "7, 21, 7, 106"})
  void uint8(long seed, double first, double second, double last) {
    assertValues(Initializers.uniform(3, 250), seed, DType.UINT8, first, second, last);
  }

  @ParameterizedTest
  @CsvSource({"0, 352361, 644155, 226005", "7, 696806, 700315, 967733"})
  void integers(long seed, double first, double second, double last) {
    Initializer initializer = Initializers.uniform(-1000, 1_000_000);
    assertValues(initializer, seed, DType.INT32, first, second, last);
    assertValues(initializer, seed, DType.INT64, first, second, last);
  }

  /** Two elements of each 64 bits at the end of the first block, and at the start of the next. */
  @Test
  void whereTwoBlocksMeet() {
    assertBoundary(
        Initializers.uniform(), DType.FLOAT32, 0.72291493f, 0.44765162f, 0.51767373f, 0.25004888f);
    assertBoundary(
        Initializers.normal(0, 1), DType.FLOAT32, 1.2495182f, -0.6490075f, -2.010687f, 0.51180893f);
    assertBoundary(
        Initializers.truncatedNormal(0, 1),
        DType.FLOAT32,
        1.2495182f,
        -0.6490075f,
        -0.3790031f,
        0.51180893f);
    assertBoundary(
        Initializers.uniform(),
        DType.FLOAT64,
        0.2305087953190813,
        0.6026401963436512,
        0.5176738099854674,
        0.0972425231407601);
    assertBoundary(
        Initializers.normal(0, 1),
        DType.FLOAT64,
        -0.12443176491110726,
        1.3001128368625134,
        -1.31284302285298,
        0.4920617986220774);
  }

  private static void assertBoundary(Initializer initializer, DType<?> dtype, double... expected) {
    double[] values = Samples.of(7, initializer, dtype, 3 * KeyedRandom.BLOCK);
    assertArrayEquals(
        expected, Arrays.copyOfRange(values, KeyedRandom.BLOCK - 2, KeyedRandom.BLOCK + 2));
  }

  /** Many, because an algorithm can differ in rare cases only: far from the mean, say. */
  @ParameterizedTest
  @CsvSource({
    "float32, 0, -112144015",
    "float32, 7, -1884762628",
    "float64, 0, 549818186",
    "float64, 7, -1152647008"
  })
  void aMillionNormalValues(String dtype, long seed, int hash) {
    assertMillion(Initializers.normal(0, 1), dtype, seed, hash);
  }

  @ParameterizedTest
  @CsvSource({
    "float32, 0, 1203039530",
    "float32, 7, -1149836445",
    "float64, 0, -628251084",
    "float64, 7, 55027009"
  })
  void aMillionTruncatedValues(String dtype, long seed, int hash) {
    assertMillion(Initializers.truncatedNormal(0, 1), dtype, seed, hash);
  }

  @ParameterizedTest
  @CsvSource({
    "float32, 0, 584455963",
    "float32, 7, -1864389009",
    "float64, 0, -782572005",
    "float64, 7, -1808475392"
  })
  void aMillionUniformValues(String dtype, long seed, int hash) {
    assertMillion(Initializers.uniform(), dtype, seed, hash);
  }

  private static void assertMillion(Initializer initializer, String dtype, long seed, int hash) {
    DType<?> elements = dtype.equals("float32") ? DType.FLOAT32 : DType.FLOAT64;
    assertEquals(hash, Arrays.hashCode(Samples.of(seed, initializer, elements, 1 << 20)));
  }
}
