package io.varscope.rules;

/**
 * A dimension or condition that is given, such as {@code out=4*hidden} or {@code bias=false}.
 *
 * @param name what is given
 * @param expression what it is
 */
public record Let(String name, Expression expression) {

  /**
   * Reads one.
   *
   * @throws ExpressionException if it is none
   */
  public static Let parse(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? "" : text.substring(0, equals).strip();
    if (!isName(name)) {
      throw new ExpressionException("expected a name, '=' and a value, as in \"out=4*in\"");
    }
    return new Let(name, Expression.parse(text, equals + 1, text.length()));
  }

  /** Whether something can be the name of a dimension or condition. */
  public static boolean isName(String text) {
    return !text.isEmpty()
        && Character.isJavaIdentifierStart(text.charAt(0))
        && text.chars().allMatch(Character::isJavaIdentifierPart)
        && !text.equals("true")
        && !text.equals("false");
  }
}
