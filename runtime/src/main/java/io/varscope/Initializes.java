package io.varscope;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The variables that an {@link Initializer} of your own can fill; the compiler refuses it for
 * others. Without this annotation it can fill all.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Initializes {

  /** The classes of variables, such as {@code FloatVariable.class}. */
  Class<? extends AnyVariable>[] value();
}
