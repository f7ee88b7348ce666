package io.varscope.rules;

import java.util.function.LongBinaryOperator;

/** Arithmetic with values that are known. */
public final class Constants implements Arithmetic<Constant> {

  /** The only one. */
  public static final Constants INSTANCE = new Constants();

  private Constants() {}

  @Override
  public Constant number(long value) {
    return new Constant.Whole(value);
  }

  @Override
  public Constant truth(boolean value) {
    return new Constant.Truth(value);
  }

  @Override
  public Constant add(Constant left, Constant right) {
    return exact(left, '+', right, Math::addExact);
  }

  @Override
  public Constant subtract(Constant left, Constant right) {
    return exact(left, '-', right, Math::subtractExact);
  }

  @Override
  public Constant multiply(Constant left, Constant right) {
    return exact(left, '*', right, Math::multiplyExact);
  }

  @Override
  public Constant divide(Constant dividend, Constant divisor) {
    return number(divide(dividend.asNumber(), divisor.asNumber()));
  }

  /** The quotient of two numbers, which must have no remainder. */
  public static long divide(long dividend, long divisor) {
    if (divisor == 0) {
      throw new ExpressionException(dividend + " is divided by 0");
    }
    if (dividend % divisor != 0) {
      throw new ExpressionException(
          dividend + "/" + divisor + " leaves the remainder " + dividend % divisor);
    }
    if (dividend == Long.MIN_VALUE && divisor == -1) {
      throw ExpressionException.overflow(dividend, '/', divisor);
    }
    return dividend / divisor;
  }

  @Override
  public Constant not(Constant truth) {
    return truth(!truth.asTruth());
  }

  @Override
  public boolean isNegative(Constant value) {
    return value instanceof Constant.Whole number && number.value() < 0;
  }

  private Constant exact(
      Constant left, char operator, Constant right, LongBinaryOperator operation) {
    long a = left.asNumber();
    long b = right.asNumber();
    try {
      return number(operation.applyAsLong(a, b));
    } catch (ArithmeticException e) {
      throw ExpressionException.overflow(a, operator, b);
    }
  }
}
