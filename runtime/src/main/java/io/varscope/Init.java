package io.varscope;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the elements of a variable get their first values.
 *
 * <p>{@code @Init(Init.Kind.GLOROT_UNIFORM)}, {@code @Init(constant = 0.1)}, {@code @Init(value =
 * Init.Kind.NORMAL, stddev = 0.02)}. A parameter that the kind does not take is a compile error.
 * {@link Initializers} has the formulas.
 */
@Target({})
@Retention(RetentionPolicy.CLASS)
public @interface Init {

  /** The kind of initializer. */
  Kind value() default Kind.INHERIT;

  /**
   * The values of {@link Kind#CONSTANT}; given alone, they mean that kind. One value fills the
   * variable; several are one for each element, in row-major order.
   */
  double[] constant() default {};

  /** The mean of {@link Kind#NORMAL} and {@link Kind#TRUNCATED_NORMAL}. */
  double mean() default 0;

  /**
   * The standard deviation of {@link Kind#NORMAL}, and of {@link Kind#TRUNCATED_NORMAL} before
   * truncation.
   */
  double stddev() default 1;

  /** The lower bound of {@link Kind#UNIFORM}, inclusive. */
  double min() default 0;

  /** The upper bound of {@link Kind#UNIFORM}, exclusive; for integers it must be given. */
  double max() default 1;

  /** The factor of {@link Kind#ORTHOGONAL} and {@link Kind#IDENTITY}. */
  double gain() default 1;

  /** The factor of {@link Kind#UNIFORM_UNIT_SCALING}. */
  double factor() default 1;

  /** The scale of {@link Kind#VARIANCE_SCALING}. */
  double scale() default 1;

  /** The fan that {@link Kind#VARIANCE_SCALING} divides by. */
  Mode mode() default Mode.FAN_IN;

  /** The distribution of {@link Kind#VARIANCE_SCALING}. */
  Distribution distribution() default Distribution.TRUNCATED_NORMAL;

  /** The seed to draw from instead of the store's, for kinds that draw random numbers. */
  long seed() default 0;

  /** The class of {@link Kind#CUSTOM}; given alone, it means that kind. */
  Class<? extends Initializer> custom() default Initializer.class;

  /** The kinds of initializers. */
  enum Kind {
    /** That of the nearest enclosing scope that names one, else the dtype's default. */
    INHERIT,
    /** All 0, or false. */
    ZEROS,
    /** All 1, or true. */
    ONES,
    /** Given values; takes {@code constant}. */
    CONSTANT,
    /** Uniform in [min, max); takes {@code min}, {@code max}, {@code seed}. */
    UNIFORM,
    /** Normal; takes {@code mean}, {@code stddev}, {@code seed}. */
    NORMAL,
    /**
     * Normal, with values beyond two standard deviations drawn again; takes {@code mean}, {@code
     * stddev}, {@code seed}.
     */
    TRUNCATED_NORMAL,
    /** The default of TensorFlow before 1.0; takes {@code factor}, {@code seed}. */
    UNIFORM_UNIT_SCALING,
    /**
     * Scaled by the fans of the shape; takes {@code scale}, {@code mode}, {@code distribution},
     * {@code seed}.
     */
    VARIANCE_SCALING,
    /** Glorot and Bengio 2010, uniform; takes {@code seed}. */
    GLOROT_UNIFORM,
    /** Glorot and Bengio 2010, truncated normal; takes {@code seed}. */
    GLOROT_NORMAL,
    /** He et al. 2015, uniform; takes {@code seed}. */
    HE_UNIFORM,
    /** He et al. 2015, truncated normal; takes {@code seed}. */
    HE_NORMAL,
    /** LeCun et al. 1998, uniform; takes {@code seed}. */
    LECUN_UNIFORM,
    /** LeCun et al. 1998, truncated normal; takes {@code seed}. */
    LECUN_NORMAL,
    /**
     * A random matrix with orthonormal rows or columns; takes {@code gain}, {@code seed}. At least
     * two axes.
     */
    ORTHOGONAL,
    /** The identity matrix times a factor; takes {@code gain}. Exactly two axes. */
    IDENTITY,
    /** A class of your own; takes {@code custom}, {@code seed}. */
    CUSTOM
  }

  /** What {@link Kind#VARIANCE_SCALING} divides its scale by. */
  enum Mode {
    /** The number of inputs of one output. */
    FAN_IN,
    /** The number of outputs that one input reaches. */
    FAN_OUT,
    /** The mean of both. */
    FAN_AVG
  }

  /** What {@link Kind#VARIANCE_SCALING} draws from. */
  enum Distribution {
    /** Normal, truncated at two standard deviations, then scaled to the variance asked for. */
    TRUNCATED_NORMAL,
    /** Normal. */
    UNTRUNCATED_NORMAL,
    /** Uniform around 0. */
    UNIFORM
  }
}
