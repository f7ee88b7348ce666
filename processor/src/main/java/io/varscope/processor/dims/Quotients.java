package io.varscope.processor.dims;

import io.varscope.rules.Constants;
import io.varscope.rules.ExpressionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * Quotients of polynomials: what the compiler can tell of them, and a symbol of its own for what
 * only the bind can, so that the same division is the same dimension.
 */
final class Quotients {

  private Quotients() {}

  /** The quotient, which must have no remainder. */
  static Polynomial exact(Polynomial dividend, Polynomial divisor) {
    return known(dividend, divisor, Constants::divide)
        .or(() -> dividend.dividedBy(divisor))
        .orElseGet(() -> Polynomial.symbol(text(dividend, "/", divisor)));
  }

  /** The quotient, rounded towards minus infinity. */
  static Polynomial floor(Polynomial dividend, Polynomial divisor) {
    return rounded(
        dividend, divisor, Constants::floor, (a, b) -> symbol("floor(" + text(a, "/", b) + ")"));
  }

  /** The quotient, rounded towards infinity. */
  static Polynomial ceiling(Polynomial dividend, Polynomial divisor) {
    return rounded(
        dividend, divisor, Constants::ceiling, (a, b) -> symbol("ceil(" + text(a, "/", b) + ")"));
  }

  /** What {@link #floor} leaves. */
  static Polynomial remainder(Polynomial dividend, Polynomial divisor) {
    return known(dividend, divisor, Constants::remainder)
        .orElseGet(
            () -> {
              if (dividend.dividedBy(divisor).isPresent()) {
                return Polynomial.of(0);
              }
              Polynomial rest = Split.of(dividend, divisor).rest;
              return known(rest, divisor, Constants::remainder)
                  .orElseGet(() -> symbol("(" + text(rest, "%", divisor) + ")"));
            });
  }

  private static Polynomial rounded(
      Polynomial dividend,
      Polynomial divisor,
      LongBinaryOperator ofNumbers,
      BinaryOperator<Polynomial> symbol) {
    return known(dividend, divisor, ofNumbers)
        .or(() -> dividend.dividedBy(divisor))
        .orElseGet(
            () -> {
              Split split = Split.of(dividend, divisor);
              return split.whole.plus(
                  known(split.rest, divisor, ofNumbers)
                      .orElseGet(() -> symbol.apply(split.rest, divisor)));
            });
  }

  /** What comes of two numbers, if these are two. */
  private static Optional<Polynomial> known(
      Polynomial dividend, Polynomial divisor, LongBinaryOperator operation) {
    if (divisor.equals(Polynomial.of(0))) {
      throw new ExpressionException(dividend + " is divided by 0");
    }
    OptionalLong a = dividend.constant();
    OptionalLong b = divisor.constant();
    return a.isPresent() && b.isPresent()
        ? Optional.of(Polynomial.of(operation.applyAsLong(a.getAsLong(), b.getAsLong())))
        : Optional.empty();
  }

  /** A dividend as a multiple of the divisor and a rest, which may be a multiple, too. */
  private record Split(Polynomial whole, Polynomial rest) {

    static Split of(Polynomial dividend, Polynomial divisor) {
      Map<List<String>, Long> rest = new LinkedHashMap<>();
      Polynomial whole = Polynomial.of(0);
      for (Map.Entry<List<String>, Long> term : dividend.terms().entrySet()) {
        Polynomial alone = new Polynomial(Map.of(term.getKey(), term.getValue()));
        Optional<Polynomial> quotient = alone.dividedBy(divisor);
        if (quotient.isPresent()) {
          whole = whole.plus(quotient.get());
        } else {
          long coefficient = term.getValue();
          if (alone.constant().isPresent() && divisor.constant().isPresent()) {
            long by = divisor.constant().getAsLong();
            whole = whole.plus(Polynomial.of(Constants.floor(coefficient, by)));
            coefficient = Constants.remainder(coefficient, by);
          }
          rest.put(term.getKey(), coefficient);
        }
      }
      return new Split(whole, new Polynomial(rest));
    }
  }

  private static Polynomial symbol(String text) {
    return Polynomial.symbol(text);
  }

  private static String text(Polynomial left, String operator, Polynomial right) {
    return bracketed(left) + operator + bracketed(right);
  }

  private static String bracketed(Polynomial polynomial) {
    String text = polynomial.toString();
    return text.matches("[\\w.\\[\\]]+|(floor|ceil)?\\([^()]*\\)") ? text : "(" + text + ")";
  }
}
