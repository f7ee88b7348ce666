package io.varscope.checkpoint.text;

import java.util.Locale;

/**
 * Shows text of a file to people: in one line, with nothing that a terminal obeys, not too long.
 */
public final class Printable {

  /** The most characters of a name that a message repeats; a hostile one has millions. */
  public static final int NAME = 120;

  /** The most characters of anything else. */
  public static final int TEXT = 2000;

  private Printable() {}

  /** A text, cut after some characters. */
  public static String of(String text, int most) {
    StringBuilder shown = new StringBuilder();
    int end = Math.min(text.length(), most);
    for (int i = 0; i < end; ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isObeyed(c)) {
        text.substring(i, next)
            .chars()
            .forEach(half -> shown.append(String.format(Locale.ROOT, "\\u%04x", half)));
      } else {
        shown.appendCodePoint(c);
      }
      i = next;
    }
    return shown.append(text.length() > most ? "..." : "").toString();
  }

  /** A name as messages show it: in quotes, in one line, not too long. */
  public static String quoted(String name) {
    return "'" + of(name, NAME) + "'";
  }

  /** Control characters, marks of writing direction, line separators, half surrogate pairs. */
  private static boolean isObeyed(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
