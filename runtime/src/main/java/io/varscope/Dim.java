package io.varscope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that the binder sets to a dimension or condition, so that the code of a model can read
 * what its mounts give, rather than repeat it.
 *
 * <pre>{@code
 * @VariableScope(takes = {"width", "heads"})
 * class Attention {
 *   @Dim int heads;                      // what the mount gives
 *   @Dim("width/heads") int headWidth;   // what comes of it
 *
 *   @Variable(dims = {"width", "heads*headWidth"}) FloatVariable query;
 * }
 * }</pre>
 *
 * <p>The field is an {@code int}, {@code long} or {@code boolean} of a scope class, and may not be
 * private, static or final. It has its value once the model is bound. A number that does not fit
 * into it is an error.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Dim {

  /**
   * An expression, as in {@link VariableScope#let()}, which gives the dimension or condition of the
   * field's name, unless the mount gives it; other expressions may use it. Empty means that the
   * mount, the class by its own let, or a scope further out gives that name.
   */
  String value() default "";
}
