package io.varscope.header;

import io.varscope.rules.Expression;
import io.varscope.rules.ExpressionException;

/**
 * The length of an axis, or a condition, as it is written.
 *
 * @param text without blanks around it
 * @param expression a {@link Expression.Literal} if it is a number
 */
public record Formula(String text, Expression expression) {

  /** A number, which is at least 0. */
  public static Formula of(long number) {
    return new Formula(Long.toString(number), new Expression.Literal(number));
  }

  /**
   * Reads a formula as the compiler prints it.
   *
   * @throws ExpressionException if it is none
   */
  public static Formula parse(String text) {
    return parse(text, 0, text.length());
  }

  static Formula parse(String text, int start, int end) {
    // Most are short numbers, and a header may have a hundred thousand.
    int from = start < end && text.charAt(start) == ' ' ? start + 1 : start;
    long number = number(text, from, end);
    if (number >= 0) {
      return new Formula(text.substring(from, end), new Expression.Literal(number));
    }
    Expression expression = Expression.parsePrinted(text, start, end);
    return new Formula(text.substring(start, end).strip(), expression);
  }

  /** A number without a leading zero, of at most nine digits; -1 if it is something else. */
  private static long number(String text, int start, int end) {
    if (start == end || end - start > 9 || (text.charAt(start) == '0' && end - start > 1)) {
      return -1;
    }
    long number = 0;
    for (int at = start; at < end; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** Whether it is a number, and not a formula that only a bind gives a value. */
  public boolean isNumber() {
    return expression instanceof Expression.Literal;
  }

  /** The number that it is; -1 if it is a formula. */
  public long number() {
    return expression instanceof Expression.Literal literal ? literal.value() : -1;
  }

  @Override
  public String toString() {
    return text;
  }
}
