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
    if (name.isEmpty()
        || !Character.isJavaIdentifierStart(name.charAt(0))
        || !name.chars().allMatch(Character::isJavaIdentifierPart)
        || name.equals("true")
        || name.equals("false")) {
      throw new ExpressionException("expected a name, '=' and a value, as in \"out=4*in\"");
    }
    return new Let(name, Expression.parse(text, equals + 1, text.length()));
  }
}
