package io.varscope.generated;

import org.jspecify.annotations.Nullable;

/** A field as Java calls it, such as {@code acme.Mlp.layers[3].w}: only messages spell it out. */
final class FieldPath {

  /** Null at a root. */
  private final @Nullable FieldPath outer;

  /** Of a root the name of the class. */
  private final String name;

  /** Which element of the field it is; -1 for all of it. */
  private final int index;

  private FieldPath(@Nullable FieldPath outer, String name, int index) {
    this.outer = outer;
    this.name = name;
    this.index = index;
  }

  /** That of a class which no field holds. */
  static FieldPath of(String className) {
    return new FieldPath(null, className, -1);
  }

  /** A field of what is here. */
  FieldPath field(String name) {
    return field(name, -1);
  }

  /**
   * An element of a field of what is here.
   *
   * @param index -1 for the field itself
   */
  FieldPath field(String name, int index) {
    return new FieldPath(this, name, index);
  }

  @Override
  public String toString() {
    return (outer == null ? "" : outer + ".") + name + (index < 0 ? "" : "[" + index + "]");
  }
}
