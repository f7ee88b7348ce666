package io.varscope.naming;

/** Names in quotes, {@code 'a (b), c'}, in which a quote is doubled. */
final class Quotes {

  static final char MARK = '\'';

  private Quotes() {}

  /** Behind the quote that closes one. */
  static int end(String text, int open, int end) {
    for (int at = open + 1; at < end; at++) {
      if (text.charAt(at) == MARK) {
        if (at + 1 < end && text.charAt(at + 1) == MARK) {
          at++;
        } else {
          return at + 1;
        }
      }
    }
    throw new NamingException(
        0, open, "This quote is not closed. A quote of the name itself is doubled: ''.");
  }

  /** What is between two quotes, as one pattern. */
  static NamePattern pattern(String text, int start, int end) {
    String inner = inner(text, start, end);
    try {
      return NamePattern.parse(inner, 0, inner.length());
    } catch (NamingException e) {
      throw new NamingException(0, start, e.getMessage());
    }
  }

  static String inner(String text, int start, int end) {
    return text.substring(start + 1, end - 1).replace("''", "'");
  }

  static int skipBlanks(String text, int at, int end) {
    int next = at;
    while (next < end && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  /** Where a part of a text ends without the blanks at its end. */
  static int stripEnd(String text, int start, int end) {
    int last = end;
    while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  /** A name as a rule has it: in quotes only where it needs them. */
  static String asNeeded(String name) {
    String text = name.replace("{", "{{").replace("}", "}}");
    boolean isPlain = !name.isEmpty();
    for (int k = 0; isPlain && k < name.length(); k++) {
      isPlain = "(),'\"".indexOf(name.charAt(k)) < 0 && !Character.isWhitespace(name.charAt(k));
    }
    return isPlain ? text : MARK + text.replace("'", "''") + MARK;
  }
}
