package io.varscope.rules;

import java.util.List;
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
  public Constant list(List<Constant> elements) {
    return new Constant.Several(elements);
  }

  @Override
  public Constant element(Constant list, Constant index) {
    if (list instanceof Constant.Several several) {
      return element(several.elements(), index.asNumber());
    }
    throw ExpressionException.notAList(list);
  }

  /** One value of a list, at an index from 0. */
  public static <T> T element(List<T> list, long index) {
    if (index < 0 || index >= list.size()) {
      throw new ExpressionException(
          "the index " + index + " is not below the length of the list, which is " + list.size());
    }
    return list.get((int) index);
  }

  @Override
  public Constant size(Constant list) {
    if (list instanceof Constant.Several several) {
      return number(several.elements().size());
    }
    throw ExpressionException.notAList(list);
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

  @Override
  public Constant floor(Constant dividend, Constant divisor) {
    return number(floor(dividend.asNumber(), divisor.asNumber()));
  }

  @Override
  public Constant ceiling(Constant dividend, Constant divisor) {
    return number(ceiling(dividend.asNumber(), divisor.asNumber()));
  }

  @Override
  public Constant remainder(Constant dividend, Constant divisor) {
    return number(remainder(dividend.asNumber(), divisor.asNumber()));
  }

  /** The quotient of two numbers, which must have no remainder. */
  public static long divide(long dividend, long divisor) {
    requireDivisor(dividend, divisor);
    if (dividend % divisor != 0) {
      throw new ExpressionException(
          dividend + "/" + divisor + " leaves the remainder " + dividend % divisor);
    }
    return dividend / divisor;
  }

  /** The quotient of two numbers, rounded towards minus infinity. */
  public static long floor(long dividend, long divisor) {
    requireDivisor(dividend, divisor);
    return Math.floorDiv(dividend, divisor);
  }

  /** The quotient of two numbers, rounded towards infinity. */
  public static long ceiling(long dividend, long divisor) {
    requireDivisor(dividend, divisor);
    long floor = Math.floorDiv(dividend, divisor);
    return Math.floorMod(dividend, divisor) == 0 ? floor : floor + 1;
  }

  /** What {@link #floor(long, long)} leaves. */
  public static long remainder(long dividend, long divisor) {
    requireDivisor(dividend, divisor);
    return Math.floorMod(dividend, divisor);
  }

  private static void requireDivisor(long dividend, long divisor) {
    if (divisor == 0) {
      throw new ExpressionException(dividend + " is divided by 0");
    }
    if (dividend == Long.MIN_VALUE && divisor == -1) {
      throw ExpressionException.overflow(dividend, '/', divisor);
    }
  }

  @Override
  public Constant compare(Constant left, Operator comparison, Constant right) {
    return truth(comparison.holds(Long.compare(left.asNumber(), right.asNumber())));
  }

  @Override
  public Constant not(Constant truth) {
    return truth(!truth.asTruth());
  }

  @Override
  public Constant and(Constant left, Constant right) {
    return truth(left.asTruth() && right.asTruth());
  }

  @Override
  public Constant or(Constant left, Constant right) {
    return truth(left.asTruth() || right.asTruth());
  }

  @Override
  public boolean isCertainly(Constant value, boolean truth) {
    return value.asTruth() == truth;
  }

  @Override
  public boolean isNegative(Constant value) {
    if (value instanceof Constant.Several list) {
      return list.elements().stream().anyMatch(this::isNegative);
    }
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
