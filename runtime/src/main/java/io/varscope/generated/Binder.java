package io.varscope.generated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a generated class binds. The annotation processor writes it, and reads it when a build
 * tool compiles a binder again whose class has not changed: then something that the class shares
 * has.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Binder {

  /** The canonical name of the class. */
  String value();
}
