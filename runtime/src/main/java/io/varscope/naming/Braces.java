package io.varscope.naming;

import java.util.List;

/** The braces of names, on both sides of a rule. */
final class Braces {

  private Braces() {}

  /** Whether two equal braces stand here, which mean one of the name itself. */
  static boolean isDoubled(String text, int at, int end) {
    char c = text.charAt(at);
    return (c == '{' || c == '}') && at + 1 < end && text.charAt(at + 1) == c;
  }

  /** Where the brace is that closes one. */
  static int close(String text, int open, int end) {
    int close = text.indexOf('}', open);
    if (close < 0 || close >= end) {
      throw new NamingException(
          0, open, "This '{' is not closed. A brace of the name itself is doubled: '{{'.");
    }
    return close;
  }

  static NamingException notOpened(int at) {
    return new NamingException(
        0, at, "This '}' has no '{' before it. A brace of the name itself is doubled: '}}'.");
  }

  /** What is in the braces of a pattern, each once. */
  static String capture(String text, int open, int close, List<String> before) {
    String name = text.substring(open + 1, close).strip();
    if (!name.equals(NamePattern.LEVELS) && !isName(name)) {
      throw new NamingException(
          0, open, "In these braces stands a name for an index, as {i}, or a star, as {*}.");
    }
    if (before.contains(name)) {
      throw new NamingException(
          0,
          open,
          name.equals(NamePattern.LEVELS)
              ? "A name has only one {*}, else nothing tells where the first one ends."
              : "{" + name + "} stands here twice. Give the second index another name.");
    }
    return name;
  }

  private static boolean isName(String name) {
    if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
      return false;
    }
    for (int k = 1; k < name.length(); k++) {
      if (!Character.isJavaIdentifierPart(name.charAt(k))) {
        return false;
      }
    }
    return !name.equals("true") && !name.equals("false");
  }

  /** Whether levels can end at a character. */
  static boolean isSeparator(char c) {
    return c == '/' || c == '.' || c == '_' || c == '-';
  }

  /** The separator beside something: {@code /} or {@code .} before it, or else after; or 0. */
  static char separator(String before, String after) {
    char left = before.isEmpty() ? 0 : before.charAt(before.length() - 1);
    if (left == '/' || left == '.') {
      return left;
    }
    char right = after.isEmpty() ? 0 : after.charAt(0);
    return right == '/' || right == '.' ? right : 0;
  }
}
