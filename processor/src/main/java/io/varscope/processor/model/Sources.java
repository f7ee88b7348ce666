package io.varscope.processor.model;

import java.util.Comparator;

/** What findings need to know of source files. */
public interface Sources {

  /** Whether this compilation has the source of a class, so that something can be said there. */
  boolean hasSource(String type);

  /** Whether the compiler reads a class from a source file that it was not told to compile. */
  default boolean isImplicit(String type) {
    return false;
  }

  /** Whether a field is declared with a value other than null, as far as the compiler tells. */
  default boolean hasValue(String type, String field) {
    return false;
  }

  /** A place as {@code Encoder.java:12}, or empty where the compiler does not tell. */
  String line(Site site);

  /**
   * Places in a stable order, that does not depend on the order in which the compiler was given the
   * files: by package and file, in a file by position.
   */
  Comparator<Site> order();
}
