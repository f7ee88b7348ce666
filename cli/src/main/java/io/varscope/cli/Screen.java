package io.varscope.cli;

import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;

/**
 * Where a command prints. Files come from strangers, so a terminal obeys nothing in their texts;
 * characters that its charset lacks are escaped, not turned into question marks.
 */
final class Screen {

  /** The most characters of a name; {@code --json} has it whole. */
  private static final int LONGEST_SHOWN = 120;

  private static final String CUT = "...";

  private final PrintWriter writer;
  private final CharsetEncoder encoder;

  Screen(PrintWriter writer, Charset charset) {
    this.writer = writer;
    this.encoder = charset.newEncoder();
  }

  /** For code that prints by itself, and no text of a file. */
  PrintWriter writer() {
    return writer;
  }

  /** Prints one line. */
  void line(String text) {
    writer.println(shown(text));
  }

  /** Prints each line of a text. */
  void lines(String text) {
    text.lines().forEach(this::line);
  }

  /** Prints a JSON object. */
  void json(Json.Members members) throws IOException {
    Json.print(writer, members);
  }

  /** A text in one line of characters that can be printed. */
  String shown(String text) {
    String printable = TensorInfo.printable(text);
    if (encoder.canEncode(printable)) {
      return printable;
    }
    StringBuilder shown = new StringBuilder();
    printable
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(
            character ->
                shown.append(encoder.canEncode(character) ? character : escaped(character)));
    return shown.toString();
  }

  private static String escaped(String character) {
    StringBuilder escaped = new StringBuilder();
    character.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, "\\u%04x", c)));
    return escaped.toString();
  }

  /** A text in one line, cut where it is too long for one. */
  static String cut(String text) {
    // Most of a very long text does not matter.
    String begin = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN + 1) : text;
    String printable = TensorInfo.printable(begin);
    if (printable.length() <= LONGEST_SHOWN) {
      return printable;
    }
    int end = LONGEST_SHOWN - CUT.length();
    // No character is cut in halves.
    return printable.substring(0, Character.isLowSurrogate(printable.charAt(end)) ? end - 1 : end)
        + CUT;
  }
}
