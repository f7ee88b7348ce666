package io.varscope.rules;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An expression over named dimensions, such as {@code 4*hidden} or {@code (in+1)/2}: integers,
 * names, {@code + - * /} and parentheses, with the precedence of Java. The compiler evaluates it to
 * a polynomial, the run time to a number.
 */
public sealed interface Expression {

  /** A number of at least 0. */
  record Literal(long value) implements Expression {}

  /** A named dimension. */
  record Name(String name) implements Expression {}

  /** An operation on two expressions. */
  record Operation(char operator, Expression left, Expression right) implements Expression {}

  /**
   * Reads an expression.
   *
   * @throws ExpressionException if it is none
   */
  static Expression parse(String text) {
    return new ExpressionParser(text).parse();
  }

  /**
   * The value of this expression.
   *
   * @param names the value of each name
   * @throws ExpressionException if a division leaves a remainder, or a number overflows a {@code
   *     long}
   */
  default <T> T evaluate(Arithmetic<T> arithmetic, Function<String, T> names) {
    if (this instanceof Literal literal) {
      return arithmetic.literal(literal.value);
    }
    if (this instanceof Name name) {
      return names.apply(name.name);
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

  /** The names in this expression. */
  default Set<String> names() {
    Set<String> names = new TreeSet<>();
    collectNames(this, names);
    return names;
  }

  private static void collectNames(Expression expression, Set<String> names) {
    if (expression instanceof Name name) {
      names.add(name.name);
    } else if (expression instanceof Operation operation) {
      collectNames(operation.left, names);
      collectNames(operation.right, names);
    }
  }
}
