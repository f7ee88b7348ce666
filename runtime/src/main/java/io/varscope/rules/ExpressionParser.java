package io.varscope.rules;

/** Reads an {@link Expression} by recursive descent. */
final class ExpressionParser {

  /** More is not an expression that a person wrote, and would exhaust the stack. */
  private static final int LONGEST = 1000;

  private final String text;
  private final int start;
  private final int end;
  private int at;

  /** A reader of a part of a text; what it says of positions is about the whole. */
  ExpressionParser(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.at = start;
    this.end = end;
  }

  Expression parse() {
    if (end - at > LONGEST) {
      throw new ExpressionException("it is longer than " + LONGEST + " characters");
    }
    Expression expression = sum();
    peek();
    if (at < end) {
      throw unexpected("one of + - * /");
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
    if (c == '!') {
      next();
      return new Expression.Not(factor());
    }
    if (c == '(') {
      return parenthesized();
    }
    if (c >= '0' && c <= '9') {
      return literal();
    }
    if (Character.isJavaIdentifierStart(c)) {
      return name();
    }
    throw unexpected("a number, a name or '('");
  }

  private Expression parenthesized() {
    next();
    Expression inner = sum();
    if (peek() != ')') {
      throw unexpected("')'");
    }
    next();
    return inner;
  }

  private Expression literal() {
    int start = at;
    while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(start, at);
    try {
      return new Expression.Literal(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      throw new ExpressionException(digits + " overflows a long");
    }
  }

  private Expression name() {
    int start = at;
    while (at < end && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    return switch (name) {
      case "true" -> new Expression.Truth(true);
      case "false" -> new Expression.Truth(false);
      default -> new Expression.Name(name);
    };
  }

  /** The next character that is no space, or 0 at the end. */
  private char peek() {
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
    return at < end ? text.charAt(at) : 0;
  }

  private char next() {
    return text.charAt(at++);
  }

  private ExpressionException unexpected(String expected) {
    peek();
    if (at >= end) {
      return new ExpressionException("expected " + expected + ", but found the end");
    }
    return new ExpressionException(
        "expected "
            + expected
            + ", but found '"
            + text.charAt(at)
            + "' at index "
            + at
            + ". "
            + SyntaxAdvice.of(text.substring(start, at), text.charAt(at)));
  }
}
