package io.varscope;

import static io.varscope.Init.Distribution.TRUNCATED_NORMAL;
import static io.varscope.Init.Distribution.UNIFORM;
import static io.varscope.Init.Mode.FAN_AVG;
import static io.varscope.Init.Mode.FAN_IN;
import static java.util.Objects.requireNonNull;

import io.varscope.initializer.ConstantInitializer;
import io.varscope.initializer.IdentityInitializer;
import io.varscope.initializer.InitializerText;
import io.varscope.initializer.NormalInitializer;
import io.varscope.initializer.OrthogonalInitializer;
import io.varscope.initializer.SeededInitializer;
import io.varscope.initializer.UniformInitializer;
import io.varscope.initializer.UniformUnitScalingInitializer;
import io.varscope.initializer.VariableInitializer;
import io.varscope.initializer.VarianceScalingInitializer;
import java.util.function.Supplier;

/**
 * The initializers of TensorFlow 1 and Keras, with their formulas.
 *
 * <p>The <em>fans</em> of a shape are 1 and 1 for a scalar, n and n for {@code (n,)}, a and b for
 * {@code (a, b)}; for a convolution kernel {@code (k1, ..., km, in, out)} they are in and out, each
 * times the product of the k ({@code init_ops.py} of TensorFlow 1.15).
 */
public final class Initializers {

  private static final Initializer ZEROS = new ConstantInitializer("ZEROS", 0);
  private static final Initializer ONES = new ConstantInitializer("ONES", 1);

  private Initializers() {}

  /** All 0, or false. */
  public static Initializer zeros() {
    return ZEROS;
  }

  /** All 1, or true. */
  public static Initializer ones() {
    return ONES;
  }

  /**
   * Given values, which have to fit the dtype.
   *
   * @param values one for all elements, or one for each in row-major order
   */
  public static Initializer constant(double... values) {
    return new ConstantInitializer("CONSTANT", requireNonNull(values, "values").clone());
  }

  /** Uniform in [0, 1); for floating point only. */
  public static Initializer uniform() {
    return new UniformInitializer(0, 1, false);
  }

  /**
   * Uniform in [min, max).
   *
   * @param min finite; for integers a whole number
   * @param max above min; for integers a whole number
   */
  public static Initializer uniform(double min, double max) {
    return new UniformInitializer(min, max, true);
  }

  /** Normal with the given mean and standard deviation; for floating point only. */
  public static Initializer normal(double mean, double stddev) {
    return new NormalInitializer(mean, stddev, false);
  }

  /**
   * Normal, with values beyond two standard deviations drawn again, which leaves a standard
   * deviation of 0.8796 {@code stddev}; for floating point only.
   */
  public static Initializer truncatedNormal(double mean, double stddev) {
    return new NormalInitializer(mean, stddev, true);
  }

  /**
   * Scaled by the fans: with s = scale / max(1, n) and n the fan that {@code mode} names, truncated
   * normal of variance s, normal of variance s, or uniform in ±sqrt(3 s). For floating point only.
   *
   * @param scale above 0
   */
  public static Initializer varianceScaling(
      double scale, Init.Mode mode, Init.Distribution distribution) {
    return new VarianceScalingInitializer(
        "VARIANCE_SCALING",
        scale,
        requireNonNull(mode, "mode"),
        requireNonNull(distribution, "distribution"));
  }

  /**
   * Uniform in ±factor sqrt(3 / n) with n the product of all axes but the last: {@code
   * uniform_unit_scaling_initializer}, the default of TensorFlow before 1.0. For floating point
   * only.
   *
   * @param factor above 0
   */
  public static Initializer uniformUnitScaling(double factor) {
    return new UniformUnitScalingInitializer(factor);
  }

  /** Uniform in ±sqrt(6 / (fan in + fan out)): Glorot and Bengio 2010. The default for floats. */
  public static Initializer glorotUniform() {
    return new VarianceScalingInitializer("GLOROT_UNIFORM", 1, FAN_AVG, UNIFORM);
  }

  /** Truncated normal of variance 2 / (fan in + fan out): Glorot and Bengio 2010. */
  public static Initializer glorotNormal() {
    return new VarianceScalingInitializer("GLOROT_NORMAL", 1, FAN_AVG, TRUNCATED_NORMAL);
  }

  /** Uniform in ±sqrt(6 / fan in): He et al. 2015. */
  public static Initializer heUniform() {
    return new VarianceScalingInitializer("HE_UNIFORM", 2, FAN_IN, UNIFORM);
  }

  /** Truncated normal of variance 2 / fan in: He et al. 2015. */
  public static Initializer heNormal() {
    return new VarianceScalingInitializer("HE_NORMAL", 2, FAN_IN, TRUNCATED_NORMAL);
  }

  /** Uniform in ±sqrt(3 / fan in): LeCun et al. 1998. */
  public static Initializer lecunUniform() {
    return new VarianceScalingInitializer("LECUN_UNIFORM", 1, FAN_IN, UNIFORM);
  }

  /** Truncated normal of variance 1 / fan in: LeCun et al. 1998. */
  public static Initializer lecunNormal() {
    return new VarianceScalingInitializer("LECUN_NORMAL", 1, FAN_IN, TRUNCATED_NORMAL);
  }

  /**
   * A random orthogonal matrix times a factor, for floating point of at least two axes: all axes
   * but the last are the rows. The Q of a QR decomposition of a normal matrix, with the sign that
   * makes the diagonal of R positive: Saxe et al. 2014.
   */
  public static Initializer orthogonal(double gain) {
    return new OrthogonalInitializer(gain);
  }

  /** A factor on the main diagonal, for floating point of exactly two axes. */
  public static Initializer identity(double gain) {
    return new IdentityInitializer(gain);
  }

  /** The same initializer, drawing from a seed of its own instead of the store's. */
  static Initializer seeded(Initializer initializer, long seed) {
    return new SeededInitializer(initializer, seed);
  }

  /** The values of another variable. */
  static Initializer valuesOf(AnyVariable source) {
    return new VariableInitializer(source);
  }

  /** How an initializer is told: equal for equal ones, however they are written. */
  static String text(Initializer initializer) {
    return InitializerText.of(initializer);
  }

  /** The same, made when it is asked for, without keeping what is large. */
  static Supplier<String> textLater(Initializer initializer) {
    return InitializerText.later(initializer);
  }

  /** The initializer of a variable for which none is named. */
  public static Initializer defaultFor(DType<?> dtype) {
    return requireNonNull(dtype, "dtype").isFloating() ? glorotUniform() : zeros();
  }
}
