package io.varscope.checkpoint;

import io.varscope.Shape;
import io.varscope.checkpoint.text.Printable;

/**
 * A tensor in a file.
 *
 * @param name as the file has it, for people and as a key; never a path
 * @param type of the elements
 * @param shape the length of each axis; elements are in row-major order
 * @param offset where its bytes begin, from the beginning of the file; -1 if they do not lie there
 *     as they are read, but compressed, in another order, or in another file
 * @param size in bytes, as they are read
 */
public record TensorInfo(String name, ElementType type, Shape shape, long offset, long size) {

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

  /** Such as {@code foo/v (2, 3) F32}. */
  @Override
  public String toString() {
    return printableName() + " " + shape + " " + type;
  }
}
