package io.varscope.checkpoint;

import static java.util.Objects.requireNonNull;

import io.varscope.Shape;
import io.varscope.checkpoint.text.Printable;

/** A tensor in a file. */
public final class TensorInfo {

  private final String name;
  private final ElementType type;
  private final Shape shape;
  private final long offset;
  private final long size;

  /**
   * A tensor, as a format has found it.
   *
   * @param name as the file has it, for people and as a key; never a path
   * @param type of the elements
   * @param shape the length of each axis; elements are in row-major order
   * @param offset where its bytes begin, from the beginning of the file; -1 if they do not lie
   *     there as they are read, but compressed, in another order, or in another file
   * @param size in bytes, as they are read
   */
  public TensorInfo(String name, ElementType type, Shape shape, long offset, long size) {
    this.name = requireNonNull(name, "name");
    this.type = requireNonNull(type, "type");
    this.shape = requireNonNull(shape, "shape");
    this.offset = offset;
    this.size = size;
  }

  /** The name, as the file has it: a key, never a path. */
  public String name() {
    return name;
  }

  /** The type of the elements. */
  public ElementType type() {
    return type;
  }

  /** The length of each axis; elements are in row-major order. */
  public Shape shape() {
    return shape;
  }

  /** Where its bytes begin in the file; -1 if they do not lie there as they are read. */
  public long offset() {
    return offset;
  }

  /** How many bytes it has, as they are read. */
  public long size() {
    return size;
  }

  /** The name in one line, without characters that a terminal would obey, cut if it is long. */
  public String printableName() {
    return Printable.of(name, Printable.NAME);
  }

  /**
   * A text from a file in one line, without characters that a terminal would obey: those are
   * escaped, as {@code \\u001b}. It is cut if it is long.
   */
  public static String printable(String text) {
    return Printable.of(text, Printable.TEXT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorInfo tensor
        && name.equals(tensor.name)
        && type == tensor.type
        && shape.equals(tensor.shape)
        && offset == tensor.offset
        && size == tensor.size;
  }

  /** A stranger can choose names of one hash, but not places. */
  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Long.hashCode(offset);
  }

  /** Such as {@code foo/v (2, 3) F32}. */
  @Override
  public String toString() {
    return printableName() + " " + shape + " " + type;
  }
}
