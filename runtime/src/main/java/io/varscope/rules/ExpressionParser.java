package io.varscope.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an {@link Expression} by recursive descent. */
final class ExpressionParser {

  /** More is not an expression that a person wrote, unless it is a list. */
  private static final int LONGEST = 1000;

  /** More operators, one on another's result, would exhaust the stack. */
  private static final int MOST_OPERATORS = 1000;

  /** So would more parentheses inside each other. */
  private static final int DEEPEST = 500;

  private final String text;
  private final int start;
  private final int end;

  /** Whether names are those of fields with their classes, {@code acme.Mlp.size}. */
  private final boolean qualified;

  private int at;
  private int operators;
  private int depth;

  /** A reader of a part of a text; what it says of positions is about the whole. */
  ExpressionParser(String text, int start, int end, boolean qualified) {
    this.qualified = qualified;
    this.text = text;
    this.start = start;
    this.at = start;
    this.end = end;
  }

  Expression parse() {
    if (end - at > LONGEST && peek() != '{') {
      throw new ExpressionException("it is longer than " + LONGEST + " characters");
    }
    Expression expression = disjunction();
    peek();
    if (at < end) {
      throw unexpected("one of + - * /");
    }
    return expression;
  }

  private Expression disjunction() {
    Expression left = conjunction();
    while (skip("||")) {
      left = operation(Operator.OR, left, conjunction());
    }
    return left;
  }

  private Expression conjunction() {
    Expression left = comparison();
    while (skip("&&")) {
      left = operation(Operator.AND, left, comparison());
    }
    return left;
  }

  private Expression comparison() {
    Expression left = sum();
    Operator comparison = comparator();
    return comparison == null ? left : operation(comparison, left, sum());
  }

  private @Nullable Operator comparator() {
    return switch (peek()) {
      case '<' -> skip("<=") ? Operator.AT_MOST : skip("<") ? Operator.LESS : null;
      case '>' -> skip(">=") ? Operator.AT_LEAST : skip(">") ? Operator.GREATER : null;
      case '=' -> skip("==") ? Operator.EQUAL : null;
      case '!' -> skip("!=") ? Operator.DIFFERENT : null;
      default -> null;
    };
  }

  private Expression sum() {
    Expression left = qualified && peek() == '-' ? new Expression.Literal(0) : product();
    while (peek() == '+' || peek() == '-') {
      Operator operator = next() == '+' ? Operator.ADD : Operator.SUBTRACT;
      left = operation(operator, left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = factor();
    while (peek() == '*' || peek() == '/' || peek() == '%') {
      char sign = next();
      Operator operator =
          sign == '*' ? Operator.MULTIPLY : sign == '/' ? Operator.DIVIDE : Operator.REMAINDER;
      left = operation(operator, left, factor());
    }
    return left;
  }

  private Expression operation(Operator operator, Expression left, Expression right) {
    if (++operators > MOST_OPERATORS) {
      throw new ExpressionException("it has more than " + MOST_OPERATORS + " operators");
    }
    return new Expression.Operation(operator, left, right);
  }

  private Expression factor() {
    if (++depth > DEEPEST) {
      throw new ExpressionException("it is nested deeper than " + DEEPEST + " times");
    }
    Expression factor = primary();
    while (peek() == '[') {
      next();
      factor = new Expression.Element(factor, sum());
      close(']');
    }
    depth--;
    return factor;
  }

  private Expression primary() {
    char c = peek();
    if (c == '!') {
      next();
      return new Expression.Not(factor());
    }
    if (c == '(') {
      return parenthesized();
    }
    if (c == '{') {
      return list();
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
    Expression inner = disjunction();
    close(')');
    return inner;
  }

  private Expression list() {
    next();
    List<Expression> elements = new ArrayList<>();
    if (peek() != '}') {
      do {
        elements.add(disjunction());
      } while (skip(","));
    }
    close('}');
    return new Expression.Several(elements);
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
    while (at < end
        && (Character.isJavaIdentifierPart(text.charAt(at))
            || (qualified && text.charAt(at) == '.'))) {
      at++;
    }
    String name = text.substring(start, at);
    boolean isFunction = peek() == '(';
    return switch (name) {
      case "floor", "ceil" -> isFunction ? rounded(name) : new Expression.Name(name);
      case "size" -> isFunction ? new Expression.Size(parenthesized()) : new Expression.Name(name);
      case "true" -> new Expression.Truth(true);
      case "false" -> new Expression.Truth(false);
      default -> new Expression.Name(name);
    };
  }

  private Expression rounded(String function) {
    if (parenthesized() instanceof Expression.Operation quotient
        && quotient.operator() == Operator.DIVIDE) {
      return new Expression.Rounded(function.equals("ceil"), quotient.left(), quotient.right());
    }
    throw new ExpressionException(
        function + " takes one quotient, as in " + function + "(vocabulary/64)");
  }

  private void close(char bracket) {
    if (peek() != bracket) {
      throw unexpected("'" + bracket + "'");
    }
    next();
  }

  /** Goes on after some characters, if they come next. */
  private boolean skip(String sign) {
    peek();
    boolean isNext = at + sign.length() <= end && text.startsWith(sign, at);
    if (isNext) {
      at += sign.length();
    }
    return isNext;
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
