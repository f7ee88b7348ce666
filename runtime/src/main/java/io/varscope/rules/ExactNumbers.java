package io.varscope.rules;

import java.util.function.LongBinaryOperator;

/** Arithmetic with numbers that neither overflow nor round. */
public final class ExactNumbers implements Arithmetic<Long> {

  /** The only one. */
  public static final ExactNumbers INSTANCE = new ExactNumbers();

  private ExactNumbers() {}

  @Override
  public Long literal(long value) {
    return value;
  }

  @Override
  public Long add(Long left, Long right) {
    return exact(left, '+', right, Math::addExact);
  }

  @Override
  public Long subtract(Long left, Long right) {
    return exact(left, '-', right, Math::subtractExact);
  }

  @Override
  public Long multiply(Long left, Long right) {
    return exact(left, '*', right, Math::multiplyExact);
  }

  @Override
  public Long divide(Long dividend, Long divisor) {
    if (divisor == 0) {
      throw new ExpressionException(dividend + " is divided by 0");
    }
    if (dividend % divisor != 0) {
      throw new ExpressionException(
          dividend + "/" + divisor + " leaves the remainder " + dividend % divisor);
    }
    return exact(dividend, '/', divisor, (a, b) -> a / b);
  }

  private static long exact(long left, char operator, long right, LongBinaryOperator operation) {
    try {
      return operation.applyAsLong(left, right);
    } catch (ArithmeticException e) {
      throw new ExpressionException(left + " " + operator + " " + right + " overflows a long", e);
    }
  }
}
