package io.varscope.cli.source;

import java.util.Locale;

/** Texts of strangers in Java source, which is ASCII, so that it compiles with every encoding. */
public final class JavaText {

  /** The most bytes of a constant in a class file. */
  private static final int MOST_BYTES = 65_535;

  private JavaText() {}

  /** A string literal, which says exactly this, whatever it is. */
  public static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> append(c, literal);
      }
    }
    return literal.append('"').toString();
  }

  private static void append(char c, StringBuilder literal) {
    if (c < ' ' || c == 127) {
      // With three digits no digit after it belongs to it. A \\u000a would end the line.
      literal.append(String.format(Locale.ROOT, "\\%03o", (int) c));
    } else {
      literal.append(ascii(c));
    }
  }

  /** Some name of Java's, in ASCII. */
  public static String name(String name) {
    StringBuilder ascii = new StringBuilder();
    name.chars().forEach(c -> ascii.append(ascii((char) c)));
    return ascii.toString();
  }

  private static String ascii(char c) {
    return c < 127 ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
  }

  /** A text in a comment, where it ends nothing and means nothing to Javadoc. */
  public static String comment(String text) {
    return text.replaceAll("[^A-Za-z0-9._ :=+,()\\[\\]-]", "_");
  }

  /** Whether a class file has place for a text. */
  public static boolean fits(String text) {
    int bytes = 0;
    for (int k = 0; k < text.length() && bytes <= MOST_BYTES; k++) {
      char c = text.charAt(k);
      bytes += c >= 0x800 ? 3 : c >= 0x80 || c == 0 ? 2 : 1;
    }
    return bytes <= MOST_BYTES;
  }
}
