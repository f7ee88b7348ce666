package io.varscope.processor.dims;

import io.varscope.rules.Arithmetic;
import io.varscope.rules.ExpressionException;
import java.util.function.Supplier;

/** Arithmetic with polynomials. */
public final class Polynomials implements Arithmetic<Polynomial> {

  /** The only one. */
  public static final Polynomials INSTANCE = new Polynomials();

  private Polynomials() {}

  @Override
  public Polynomial literal(long value) {
    return Polynomial.of(value);
  }

  @Override
  public Polynomial add(Polynomial left, Polynomial right) {
    return exact(left, '+', right, () -> left.plus(right, 1));
  }

  @Override
  public Polynomial subtract(Polynomial left, Polynomial right) {
    return exact(left, '-', right, () -> left.plus(right, -1));
  }

  @Override
  public Polynomial multiply(Polynomial left, Polynomial right) {
    return exact(left, '*', right, () -> left.times(right));
  }

  /**
   * The quotient where the compiler can tell; a symbol of its own where only the bind can, so that
   * the same division is the same dimension.
   */
  @Override
  public Polynomial divide(Polynomial dividend, Polynomial divisor) {
    if (divisor.constant().isPresent() && dividend.constant().isPresent()) {
      return exact(
          dividend,
          '/',
          divisor,
          () ->
              Polynomial.of(
                  io.varscope.rules.ExactNumbers.INSTANCE.divide(
                      dividend.constant().getAsLong(), divisor.constant().getAsLong())));
    }
    if (divisor.equals(Polynomial.of(0))) {
      throw new ExpressionException(dividend + " is divided by 0");
    }
    Polynomial quotient = dividend.dividedBy(divisor);
    return quotient != null ? quotient : Polynomial.symbol("(" + dividend + ")/(" + divisor + ")");
  }

  private static Polynomial exact(
      Polynomial left, char operator, Polynomial right, Supplier<Polynomial> operation) {
    try {
      return operation.get();
    } catch (ArithmeticException e) {
      throw new ExpressionException(left + " " + operator + " " + right + " overflows a long");
    }
  }
}
