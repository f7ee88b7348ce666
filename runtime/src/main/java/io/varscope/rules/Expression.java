package io.varscope.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An expression over named dimensions, lists and conditions, such as {@code 4*hidden}, {@code
 * 64*ceil(vocabulary/64)}, {@code rows[i]} or {@code i<3 && !tied}: integers, {@code true} and
 * {@code false}, names, lists in braces, {@code size} of a list, {@code floor} and {@code ceil} of
 * a quotient, {@code + - * / %}, comparisons, {@code && || !} and parentheses, with the precedence
 * of Java.
 *
 * <p>The compiler evaluates it as far as it knows the names, the run time to a value; both by this
 * code, so that they agree.
 */
public sealed interface Expression {

  /** A number of at least 0. */
  record Literal(long value) implements Expression {}

  /** {@code true} or {@code false}. */
  record Truth(boolean value) implements Expression {}

  /** A named dimension, list or condition. */
  record Name(String name) implements Expression {}

  /** The opposite of a condition. */
  record Not(Expression condition) implements Expression {}

  /** An operation on two numbers or conditions. */
  record Operation(Operator operator, Expression left, Expression right) implements Expression {

    private <T> T result(Arithmetic<T> arithmetic, Function<String, T> names) {
      T first = left.evaluate(arithmetic, names);
      // As in Java: what follows need not even have a value.
      if ((operator == Operator.AND && arithmetic.isCertainly(first, false))
          || (operator == Operator.OR && arithmetic.isCertainly(first, true))) {
        return first;
      }
      T second = right.evaluate(arithmetic, names);
      return switch (operator) {
        case ADD -> arithmetic.add(first, second);
        case SUBTRACT -> arithmetic.subtract(first, second);
        case MULTIPLY -> arithmetic.multiply(first, second);
        case DIVIDE -> arithmetic.divide(first, second);
        case REMAINDER -> arithmetic.remainder(first, second);
        case AND -> arithmetic.and(first, second);
        case OR -> arithmetic.or(first, second);
        default -> arithmetic.compare(first, operator, second);
      };
    }
  }

  /**
   * A quotient that need not be whole.
   *
   * @param up whether it is rounded up, as by {@code ceil}, rather than down, as by {@code floor}
   */
  record Rounded(boolean up, Expression dividend, Expression divisor) implements Expression {}

  /** Several values, {@code {64, 128, 256}}. */
  record Several(List<Expression> elements) implements Expression {

    public Several {
      elements = List.copyOf(elements);
    }
  }

  /** One value of a list, {@code rows[i]}. */
  record Element(Expression list, Expression index) implements Expression {}

  /** How many values a list has, {@code size(rows)}. */
  record Size(Expression list) implements Expression {}

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
    return new ExpressionParser(text, start, end, false).parse();
  }

  /**
   * Reads what the compiler prints of a dimension or a condition: names are those of fields with
   * their classes, {@code 4*acme.Mlp.size}, and the first term may be negative.
   *
   * @throws ExpressionException if it is none
   */
  static Expression parsePrinted(String text, int start, int end) {
    return new ExpressionParser(text, start, end, true).parse();
  }

  /** Whether a name stands somewhere in this expression. */
  default boolean mentions(String name) {
    if (this instanceof Name mentioned) {
      return mentioned.name.equals(name);
    }
    if (this instanceof Not not) {
      return not.condition.mentions(name);
    }
    if (this instanceof Operation operation) {
      return operation.left.mentions(name) || operation.right.mentions(name);
    }
    if (this instanceof Rounded rounded) {
      return rounded.dividend.mentions(name) || rounded.divisor.mentions(name);
    }
    if (this instanceof Element element) {
      return element.list.mentions(name) || element.index.mentions(name);
    }
    if (this instanceof Size size) {
      return size.list.mentions(name);
    }
    if (this instanceof Several several) {
      for (Expression element : several.elements) {
        if (element.mentions(name)) {
          return true;
        }
      }
    }
    return false;
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
    if (this instanceof Name name) {
      return names.apply(name.name);
    }
    if (this instanceof Operation operation) {
      return operation.result(arithmetic, names);
    }
    if (this instanceof Truth truth) {
      return arithmetic.truth(truth.value);
    }
    if (this instanceof Not not) {
      return arithmetic.not(not.condition.evaluate(arithmetic, names));
    }
    if (this instanceof Rounded rounded) {
      T dividend = rounded.dividend.evaluate(arithmetic, names);
      T divisor = rounded.divisor.evaluate(arithmetic, names);
      return rounded.up
          ? arithmetic.ceiling(dividend, divisor)
          : arithmetic.floor(dividend, divisor);
    }
    if (this instanceof Element element) {
      T list = element.list.evaluate(arithmetic, names);
      return arithmetic.element(list, element.index.evaluate(arithmetic, names));
    }
    if (this instanceof Size size) {
      return arithmetic.size(size.list.evaluate(arithmetic, names));
    }
    List<T> elements = new ArrayList<>();
    for (Expression element : ((Several) this).elements) {
      elements.add(element.evaluate(arithmetic, names));
    }
    return arithmetic.list(elements);
  }
}
