package io.varscope.generated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leads a later compilation from a name to the root that creates variables there. The annotation
 * processor writes classes with it; nobody else needs to.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Index {

  /** The canonical name of the root. */
  String owner();

  /** The path of the scope, or the full name of the variable, that the root creates. */
  String key();
}
