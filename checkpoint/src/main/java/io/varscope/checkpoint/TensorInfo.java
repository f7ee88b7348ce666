package io.varscope.checkpoint;

import io.varscope.Shape;
import java.util.Locale;

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

  /** The name in one line, without characters that a terminal would obey. */
  public String printableName() {
    return printable(name);
  }

  /**
   * A text from a file in one line, without characters that a terminal would obey: those are
   * escaped, as {@code \\u001b}.
   */
  public static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int end = i + Character.charCount(codePoint);
      if (isObeyed(codePoint)) {
        text.substring(i, end)
            .chars()
            .forEach(c -> printable.append(String.format(Locale.ROOT, "\\u%04x", c)));
      } else {
        printable.appendCodePoint(codePoint);
      }
      i = end;
    }
    return printable.toString();
  }

  /** Whether a character ends a line, changes how others are shown, or is none. */
  private static boolean isObeyed(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** Such as {@code foo/v (2, 3) F32}. */
  @Override
  public String toString() {
    return printableName() + " " + shape + " " + type;
  }
}
