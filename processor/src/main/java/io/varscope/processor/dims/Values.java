package io.varscope.processor.dims;

import io.varscope.rules.Arithmetic;
import io.varscope.rules.Constants;
import io.varscope.rules.ExpressionException;
import java.util.function.BinaryOperator;

/** Arithmetic with what the compiler knows. */
public final class Values implements Arithmetic<Value> {

  /** The only one. */
  public static final Values INSTANCE = new Values();

  private Values() {}

  @Override
  public Value number(long value) {
    return Polynomial.of(value);
  }

  @Override
  public Value truth(boolean value) {
    return Condition.of(value);
  }

  @Override
  public Value add(Value left, Value right) {
    return exact(left, '+', right, Polynomial::plus);
  }

  @Override
  public Value subtract(Value left, Value right) {
    return exact(left, '-', right, (a, b) -> a.plus(b.times(Polynomial.of(-1))));
  }

  @Override
  public Value multiply(Value left, Value right) {
    return exact(left, '*', right, Polynomial::times);
  }

  /**
   * The quotient where the compiler can tell; a symbol of its own where only the bind can, so that
   * the same division is the same dimension.
   */
  @Override
  public Value divide(Value left, Value right) {
    Polynomial dividend = left.asNumber();
    Polynomial divisor = right.asNumber();
    if (divisor.equals(Polynomial.of(0))) {
      throw new ExpressionException(dividend + " is divided by 0");
    }
    if (divisor.constant().isPresent() && dividend.constant().isPresent()) {
      return Polynomial.of(
          Constants.divide(dividend.constant().getAsLong(), divisor.constant().getAsLong()));
    }
    return dividend
        .dividedBy(divisor)
        .orElseGet(() -> Polynomial.symbol(bracketed(dividend) + "/" + bracketed(divisor)));
  }

  private static String bracketed(Polynomial polynomial) {
    String text = polynomial.toString();
    return text.matches("[\\w.\\[\\]]+") ? text : "(" + text + ")";
  }

  @Override
  public Value not(Value truth) {
    return truth.asCondition().negated();
  }

  @Override
  public boolean isNegative(Value value) {
    return value instanceof Polynomial polynomial && polynomial.constant().orElse(0) < 0;
  }

  private static Value exact(
      Value left, char operator, Value right, BinaryOperator<Polynomial> operation) {
    Polynomial a = left.asNumber();
    Polynomial b = right.asNumber();
    try {
      return operation.apply(a, b);
    } catch (ArithmeticException e) {
      throw ExpressionException.overflow(a, operator, b);
    }
  }
}
