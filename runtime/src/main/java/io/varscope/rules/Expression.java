package io.varscope.rules;

import java.util.function.Function;

/**
 * An expression over named dimensions and conditions, such as {@code 4*hidden}, {@code (in+1)/2} or
 * {@code !tied}: integers, {@code true} and {@code false}, names, {@code + - * / !} and
 * parentheses, with the precedence of Java.
 *
 * <p>The compiler evaluates it as far as it knows the names, the run time to a value; both by this
 * code, so that they agree.
 */
public sealed interface Expression {

  /** A number of at least 0. */
  record Literal(long value) implements Expression {}

  /** {@code true} or {@code false}. */
  record Truth(boolean value) implements Expression {}

  /** A named dimension or condition. */
  record Name(String name) implements Expression {}

  /** The opposite of a condition. */
  record Not(Expression condition) implements Expression {}

  /** An operation on two numbers. */
  record Operation(char operator, Expression left, Expression right) implements Expression {}

  /**
   * Reads an expression.
   *
   * @throws ExpressionException if it is none
   */
  static Expression parse(String text) {
    return parse(text, 0, text.length());
  }

  /**
   * Reads an expression that is a part of a text.
   *
   * @throws ExpressionException if it is none
   */
  static Expression parse(String text, int start, int end) {
    return new ExpressionParser(text, start, end).parse();
  }

  /**
   * The value of this expression.
   *
   * @param names the value of each name
   * @throws ExpressionException if it has none: a division leaves a remainder, a number overflows a
   *     {@code long}, or a value is of the wrong sort
   */
  default <T> T evaluate(Arithmetic<T> arithmetic, Function<String, T> names) {
    if (this instanceof Literal literal) {
      return arithmetic.number(literal.value);
    }
    if (this instanceof Truth truth) {
      return arithmetic.truth(truth.value);
    }
    if (this instanceof Name name) {
      return names.apply(name.name);
    }
    if (this instanceof Not not) {
      return arithmetic.not(not.condition.evaluate(arithmetic, names));
    }
    Operation operation = (Operation) this;
    T left = operation.left.evaluate(arithmetic, names);
    T right = operation.right.evaluate(arithmetic, names);
    return switch (operation.operator) {
      case '+' -> arithmetic.add(left, right);
      case '-' -> arithmetic.subtract(left, right);
      case '*' -> arithmetic.multiply(left, right);
      case '/' -> arithmetic.divide(left, right);
      default -> throw new AssertionError(operation.operator);
    };
  }
}
