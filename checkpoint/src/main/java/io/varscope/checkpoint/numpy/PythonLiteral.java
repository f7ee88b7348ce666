package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.text.Place;
import io.varscope.checkpoint.text.Printable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads as much of Python's literals as the headers of npy files have. */
final class PythonLiteral {

  /** A tuple; lists are lists. */
  record Tuple(List<Object> values) {}

  /** Types in types: NumPy's own tests have three levels. */
  private static final int DEEPEST = 32;

  /** What people need to see of a string that is wrong. */
  private static final int LONGEST_EXCERPT = 60;

  private static final int END = -1;

  private final byte[] text;
  private final Charset charset;
  private final long begin;
  private final Place place;
  private int at;
  private int depth;

  /**
   * Reads a text.
   *
   * @param charset of strings; all else is ASCII
   * @param begin where the text begins, in bytes from the beginning of what is read
   */
  PythonLiteral(byte[] text, Charset charset, long begin, Place place) {
    this.text = text;
    this.charset = charset;
    this.begin = begin;
    this.place = place;
  }

  /** The text for a message: in quotes, and not too long. */
  static String excerpt(String text) {
    return "'" + Printable.of(text, LONGEST_EXCERPT) + "'";
  }

  /**
   * The whole text as a dict: keys are strings; values are strings, {@code Long}s, {@code
   * Boolean}s, lists and tuples.
   */
  Map<String, Object> dict() {
    Map<String, Object> dict = new LinkedHashMap<>();
    expect('{');
    boolean more = true;
    while (more && peek() != '}') {
      int key = at;
      String name = string();
      expect(':');
      if (dict.putIfAbsent(name, value()) != null) {
        throw wrong(key, "The header has the key " + excerpt(name) + " twice.");
      }
      more = accept(',');
    }
    expect('}');
    if (peek() != END) {
      throw unexpected();
    }
    return dict;
  }

  private Object value() {
    int c = peek();
    if (c == '\'' || c == '"') {
      return string();
    }
    if (c == '-' || digit(c)) {
      return number();
    }
    if (c == '(' || c == '[') {
      if (++depth > DEEPEST) {
        throw wrong(at, "The header is nested more than " + DEEPEST + " levels deep.");
      }
      Object sequence = c == '(' ? tuple() : list();
      depth--;
      return sequence;
    }
    return constant("True").or(() -> constant("False")).orElseThrow(this::unexpected);
  }

  private Optional<Object> constant(String name) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < ascii.length; i++) {
      if (at + i >= text.length || text[at + i] != ascii[i]) {
        return Optional.empty();
      }
    }
    at += ascii.length;
    return Optional.of(Boolean.valueOf(name));
  }

  /** In Python the comma makes the tuple: {@code (3)} is a number. */
  private Object tuple() {
    at++;
    List<Object> values = new ArrayList<>();
    boolean comma = true;
    while (comma && peek() != ')') {
      values.add(value());
      comma = accept(',');
    }
    expect(')');
    return values.size() == 1 && !comma ? values.get(0) : new Tuple(values);
  }

  private List<Object> list() {
    at++;
    List<Object> values = new ArrayList<>();
    boolean more = true;
    while (more && peek() != ']') {
      values.add(value());
      more = accept(',');
    }
    expect(']');
    return values;
  }

  /** A string in quotes. Escapes stay as they are written: no key and no type has any. */
  private String string() {
    int quote = peek();
    if (quote != '\'' && quote != '"') {
      throw unexpected();
    }
    int start = ++at;
    while (current() != quote) {
      if (current() == '\\') {
        at++;
      }
      if (current() == '\n' || current() == END) {
        throw unexpected();
      }
      at++;
    }
    return new String(text, start, at++ - start, charset);
  }

  /** A whole number, perhaps with the L of Python 2. */
  private Long number() {
    int start = at++;
    while (digit(current())) {
      at++;
    }
    String digits = new String(text, start, at - start, StandardCharsets.US_ASCII);
    if (digits.length() > 1 && digits.startsWith("0")) {
      // Python 3 refuses it, and Python 2 reads it as octal.
      throw wrong(start, "A number begins with 0.");
    }
    if (current() == 'L') {
      at++;
    }
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      throw wrong(start, excerpt(digits) + " is no number that a long can hold.");
    }
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private boolean accept(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw unexpected();
    }
  }

  /** The next byte that is no white space. */
  private int peek() {
    while (" \t\r\n".indexOf(current()) >= 0) {
      at++;
    }
    return current();
  }

  private int current() {
    return at < text.length ? text[at] & 0xff : END;
  }

  private RuntimeException unexpected() {
    int c = current();
    if (c == END) {
      return wrong(at, "The header ends too early.");
    }
    return wrong(
        at,
        c > ' ' && c < 127
            ? "The header has an unexpected " + (char) c + "."
            : "The header has an unexpected byte 0x" + Integer.toHexString(c) + ".");
  }

  private RuntimeException wrong(int index, String reason) {
    return place.wrong(begin + index, reason);
  }
}
