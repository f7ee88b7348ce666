package io.varscope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that holds a variable of the enclosing {@link VariableScope}.
 *
 * <p>The field's type decides the dtype: {@link FloatVariable} float32, {@link DoubleVariable}
 * float64, {@link IntVariable} int32, {@link LongVariable} int64, {@link ShortVariable} int16,
 * {@link ByteVariable} int8, {@link BooleanVariable} bool. The field may not be private, static or
 * final: the generated binder assigns it.
 *
 * <p>Modelled on {@code tf.get_variable} of TensorFlow 1.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Variable {

  /**
   * The name below the enclosing scope; empty means the field's name. A leading {@code "/"} makes
   * it absolute: {@code "/gpt/wte"} is {@code gpt/wte} wherever the class is placed.
   */
  String name() default "";

  /** The length of each axis, in elements; {@code {}} is a scalar. */
  long[] shape() default {};

  /**
   * The values that the variable starts with. Not given, they come from the nearest scope that
   * names an initializer, else from the dtype: Glorot uniform for floating point, zeros for
   * integers, false for bool.
   */
  Init init() default @Init;

  /** Whether this field creates the variable, shares one that is created elsewhere, or either. */
  Reuse reuse() default Reuse.INHERIT;

  /** Whether an optimizer should change the variable. */
  boolean trainable() default true;
}
