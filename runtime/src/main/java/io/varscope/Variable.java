package io.varscope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that holds a variable of the enclosing {@link VariableScope}.
 *
 * <p>The field's type decides the dtype: {@link FloatVariable} float32, {@link DoubleVariable}
 * float64, {@link Float16Variable} float16, {@link Bfloat16Variable} bfloat16, {@link IntVariable}
 * int32, {@link LongVariable} int64, {@link ShortVariable} int16, {@link ByteVariable} int8, {@link
 * UnsignedByteVariable} uint8, {@link BooleanVariable} bool. Of a component, it may be a type
 * variable with the bound {@link AnyVariable}, such as the {@code V} of {@code Linear<V extends
 * AnyVariable>}; then each mount decides it, as {@code Linear<Bfloat16Variable>}. The field may not
 * be private, static or final: the generated binder assigns it.
 *
 * <p>The field can also hold the elements alone. For a {@code float[]}, {@code double[]}, {@code
 * int[]}, {@code long[]}, {@code short[]} or {@code byte[]}, the variable is kept in an array, and
 * all fields that share the variable hold that same array. For a buffer of {@code java.nio}, such
 * as {@code FloatBuffer}, it is kept in direct memory, and each field gets a buffer with a position
 * of its own. The dtype is that of the class with the same primitive type: {@code byte[]} is int8.
 *
 * <p>Modelled on {@code tf.get_variable} of TensorFlow 1.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Variable {

  /**
   * The name below the enclosing scope; empty means the field's name. A leading {@code "/"} makes
   * it absolute: {@code "/gpt/wte"} is {@code gpt/wte} wherever the class is placed. It may contain
   * expressions in braces, which the compiler must be able to evaluate: {@code
   * "/batch_normalization_{n}/gamma"} where {@code n} is a dimension.
   */
  String name() default "";

  /** The length of each axis, in elements; {@code {}} is a scalar. */
  long[] shape() default {};

  /**
   * Instead of {@link #shape()}, the length of each axis as an expression over named dimensions:
   * {@code {"in", "4*out", "3"}}. The dimensions are given by {@link VariableScope#let()}, by
   * constants, or by {@code int} and {@code long} fields, which are read when the model is bound;
   * what an expression may be is said there.
   */
  String[] dims() default {};

  /**
   * The values that the variable starts with. By default, the nearest scope that names an
   * initializer decides, else the dtype: Glorot uniform for floating point, zeros for integers,
   * false for bool.
   */
  Init init() default @Init;

  /**
   * Whether this field creates the variable, shares one that is created elsewhere, or does either.
   */
  Reuse reuse() default Reuse.INHERIT;

  /**
   * Whether an optimizer should change the variable. If it is left out, the nearest scope that
   * {@linkplain VariableScope#trainable() says so} decides; if none does, the variable is
   * trainable.
   */
  boolean trainable() default true;

  /**
   * Groups that the variable belongs to besides those of its scopes, such as {@code "decay"}: for
   * listing, freezing, and optimizers. The field that creates the variable decides.
   */
  String[] groups() default {};

  /**
   * The condition under which the variable exists, such as {@code "bias"} {@code "!tied"} or {@code
   * "in!=out"}, see {@link VariableScope#let()}. If it does not hold, the field stays as it is.
   */
  String when() default "";
}
