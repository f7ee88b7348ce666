package io.varscope.rules;

/** Reads an {@link Expression} by recursive descent. */
final class ExpressionParser {

  /** Deeper nesting is not an expression that a person wrote. */
  private static final int DEEPEST = 100;

  private final String text;
  private int at;
  private int depth;

  ExpressionParser(String text) {
    this.text = text;
  }

  Expression parse() {
    Expression expression = sum();
    peek();
    if (at < text.length()) {
      throw unexpected("an operator");
    }
    return expression;
  }

  private Expression sum() {
    Expression left = product();
    while (peek() == '+' || peek() == '-') {
      char operator = next();
      left = new Expression.Operation(operator, left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = factor();
    while (peek() == '*' || peek() == '/') {
      char operator = next();
      left = new Expression.Operation(operator, left, factor());
    }
    return left;
  }

  private Expression factor() {
    char c = peek();
    if (c == '(') {
      return parenthesized();
    }
    if (c >= '0' && c <= '9') {
      return literal();
    }
    if (Character.isJavaIdentifierStart(c)) {
      return new Expression.Name(word());
    }
    throw unexpected("a number, a name or '('");
  }

  private Expression parenthesized() {
    if (++depth > DEEPEST) {
      throw new ExpressionException("it is nested too deeply");
    }
    next();
    Expression inner = sum();
    if (peek() != ')') {
      throw unexpected("')'");
    }
    next();
    depth--;
    return inner;
  }

  private Expression literal() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(start, at);
    try {
      return new Expression.Literal(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      throw new ExpressionException(digits + " overflows a long", e);
    }
  }

  private String word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** The next character that is no space, or 0 at the end. */
  private char peek() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private char next() {
    return text.charAt(at++);
  }

  private ExpressionException unexpected(String expected) {
    peek();
    String found = at == text.length() ? "the end" : "'" + text.charAt(at) + "' at index " + at;
    return new ExpressionException("expected " + expected + ", but found " + found);
  }
}
