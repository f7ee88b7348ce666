package io.varscope.rules;

/** What to write instead of something that no {@link Expression} has. */
final class SyntaxAdvice {

  private SyntaxAdvice() {}

  /**
   * Advice for what cannot be read.
   *
   * @param before what has been read
   * @param found the first character that could not be read
   * @return a sentence, without its full stop
   */
  static String of(String before, char found) {
    String read = before.stripTrailing();
    char last = read.isEmpty() ? 0 : read.charAt(read.length() - 1);
    boolean afterNumber = read.length() == before.length() && isDigit(last) && !endsInName(read);
    if (afterNumber && (Character.isJavaIdentifierPart(found) || found == '.')) {
      return "Numbers are whole and written with digits only, and a product needs its '*'";
    }
    if (last == '/' && found == '/') {
      return "A quotient that is rounded down is written floor(7/2)";
    }
    if (last == '*' && found == '*') {
      return "A power is a product, as in a*a";
    }
    return switch (found) {
      case '=' -> "Numbers are compared with == != < <= > >=, and only a let has a single '='";
      case '<', '>' -> "Of two numbers one comparison is made; several are joined by &&";
      case '&', '|' -> "Conditions are joined by && and ||";
      case '?', ':' ->
          "There is no choice between two values: give them at the mounts, or as a list, rows[i]";
      case '^' -> "There is no power: write a product, as in a*a";
      case '%' -> "Numbers have + - * / % and parentheses only";
      case '!' -> "'!' stands before the name of a condition only";
      case '-', '+' -> "Numbers have no sign: a dimension is at least 0";
      case '*', '/' -> "Between two numbers stands one of + - * /";
      case '.' -> "A name is one word, that of a let, a field or a constant that is seen here";
      case '\'', '"', '`' -> "Names stand without quotes";
      case ',', ';' -> "One string is one expression; several are written {\"in\", \"out\"}";
      case '(' -> "The only functions are floor, ceil and size, and a product needs its '*'";
      case '[', ']' -> "Brackets stand after the name of a list only, as in rows[i]";
      case '{', '}' -> "Braces stand around a list only, as in {64, 128}";
      default ->
          Character.isJavaIdentifierPart(found)
              ? "Between two numbers stands one of + - * /, and '!' before a condition"
              : "An expression has whole numbers, names, + - * / and parentheses; a condition is"
                  + " true, false or a name, perhaps after '!'";
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether the digits at the end belong to a name, as in {@code conv1}. */
  private static boolean endsInName(String read) {
    int start = read.length();
    while (start > 0 && Character.isJavaIdentifierPart(read.charAt(start - 1))) {
      start--;
    }
    return Character.isJavaIdentifierStart(read.charAt(start));
  }
}
