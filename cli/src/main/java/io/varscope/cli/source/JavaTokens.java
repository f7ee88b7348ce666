package io.varscope.cli.source;

import java.util.ArrayList;
import java.util.List;

/** The words, signs and strings of Java source, without its comments. */
final class JavaTokens {

  /**
   * A word, a sign, or what a string says.
   *
   * @param isString whether it is the latter
   */
  record Token(String text, boolean isString) {}

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private JavaTokens(String source) {
    this.source = source;
  }

  /**
   * All tokens of a file.
   *
   * @throws IllegalArgumentException if a string or a comment does not end
   */
  static List<Token> of(String source) {
    JavaTokens reader = new JavaTokens(translated(source));
    reader.read();
    return reader.tokens;
  }

  /** With the characters that unicode escapes stand for, as javac sees it first of all. */
  private static String translated(String source) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < source.length(); k++) {
      char c = source.charAt(k);
      if (c != '\\' || k + 1 == source.length()) {
        text.append(c);
      } else if (source.charAt(k + 1) != 'u') {
        // A second backslash begins nothing.
        text.append(c).append(source.charAt(++k));
      } else {
        int digits = k + 1;
        while (digits < source.length() && source.charAt(digits) == 'u') {
          digits++;
        }
        k = Math.min(source.length(), digits + 4) - 1;
        text.append((char) Integer.parseInt(source.substring(digits, k + 1), 16));
      }
    }
    return text.toString();
  }

  private void read() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (source.startsWith("//", at)) {
        while (at < source.length() && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
          at++;
        }
      } else if (source.startsWith("/*", at)) {
        at = after("*/", at + 2);
      } else if (source.startsWith("\"\"\"", at)) {
        throw new IllegalArgumentException("it has a text block");
      } else if (c == '"' || c == '\'') {
        at++;
        tokens.add(new Token(literal(c), c == '"'));
      } else if (Character.isJavaIdentifierPart(c)) {
        int start = at;
        while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
          at++;
        }
        tokens.add(new Token(source.substring(start, at), false));
      } else {
        at++;
        if (!Character.isWhitespace(c)) {
          tokens.add(new Token(String.valueOf(c), false));
        }
      }
    }
  }

  private int after(String end, int from) {
    int found = source.indexOf(end, from);
    if (found < 0) {
      throw new IllegalArgumentException("a comment does not end");
    }
    return found + end.length();
  }

  private String literal(char quote) {
    StringBuilder text = new StringBuilder();
    while (at < source.length() && source.charAt(at) != quote) {
      text.append(source.charAt(at));
      // What follows a backslash ends nothing.
      if (source.charAt(at++) == '\\' && at < source.length()) {
        text.append(source.charAt(at++));
      }
    }
    if (at++ == source.length()) {
      throw new IllegalArgumentException("a string does not end");
    }
    return text.toString().translateEscapes();
  }
}
