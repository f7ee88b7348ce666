package io.varscope.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads as much of JSON (RFC 8259) as manifests have: numbers are whole. It is here so that the
 * runtime needs no library.
 */
final class Json {

  /** Manifests are four levels deep. */
  private static final int DEEPEST = 16;

  private final String text;
  private int at;
  private int depth;

  Json(String text) {
    this.text = text;
  }

  /**
   * The whole text as a value: a map, list, string, {@code Long}, {@code Boolean} or null.
   *
   * @throws IllegalArgumentException if it is none
   */
  Object read() {
    Object value = value();
    peek();
    if (at < text.length()) {
      throw unexpected();
    }
    return value;
  }

  private Object value() {
    char c = peek();
    if (c == '{' || c == '[') {
      if (++depth > DEEPEST) {
        throw new IllegalArgumentException("it is nested too deeply");
      }
      Object value = c == '{' ? object() : list();
      depth--;
      return value;
    }
    if (c == '"') {
      return string();
    }
    if (c == '-' || (c >= '0' && c <= '9')) {
      return number();
    }
    for (Object constant : new Object[] {true, false}) {
      if (text.startsWith(constant.toString(), at)) {
        at += constant.toString().length();
        return constant;
      }
    }
    throw unexpected();
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    if (!accept('}')) {
      do {
        if (peek() != '"') {
          throw unexpected();
        }
        String key = string();
        expect(':');
        if (object.put(key, value()) != null) {
          throw new IllegalArgumentException("'" + key + "' is given twice");
        }
      } while (accept(','));
      expect('}');
    }
    return object;
  }

  private List<Object> list() {
    List<Object> list = new ArrayList<>();
    at++;
    if (!accept(']')) {
      do {
        list.add(value());
      } while (accept(','));
      expect(']');
    }
    return list;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    expect('"');
    return string.toString();
  }

  private char escaped() {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        String digits = text.substring(at, Math.min(at + 4, text.length()));
        if (!digits.matches("[0-9A-Fa-f]{4}")) {
          throw unexpected();
        }
        at += 4;
        yield (char) Integer.parseInt(digits, 16);
      }
      default -> {
        at--;
        throw unexpected();
      }
    };
  }

  private Long number() {
    int start = at++;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(start, at);
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the number at index " + start + " has more than 64 bits, or no digits", e);
    }
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

  /** The next character that is no white space, or 0 at the end. */
  private char peek() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException(
        at < text.length()
            ? "'" + text.charAt(at) + "' at index " + at + " is unexpected"
            : "it ends too early");
  }
}
