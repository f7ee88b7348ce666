package io.varscope.generated;

import org.jspecify.annotations.Nullable;

/** A field as Java calls it, such as {@code acme.Mlp.layers[3].w}: only messages spell it out. */
final class FieldPath {

  /** Null at a root. */
  private final @Nullable FieldPath outer;

  /** Of a root the name of the class. */
  private final String name;

  private FieldPath(@Nullable FieldPath outer, String name) {
    this.outer = outer;
    this.name = name;
  }

  /** That of a class which no field holds. */
  static FieldPath of(String className) {
    return new FieldPath(null, className);
  }

  /** A field of what is here. */
  FieldPath field(String name) {
    return new FieldPath(this, name);
  }

  @Override
  public String toString() {
    return outer == null ? name : outer + "." + name;
  }
}
