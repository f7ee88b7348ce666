package io.varscope.rules;

import java.util.List;

/**
 * What expressions calculate with: numbers that neither overflow nor round, what is true or false,
 * and lists. Where there is no exact result, or a value is of another sort, a method throws an
 * {@link ExpressionException}.
 *
 * @param <T> what stands for a value
 */
public interface Arithmetic<T> {

  T number(long value);

  T truth(boolean value);

  T list(List<T> elements);

  /**
   * One value of a list.
   *
   * @param index from 0
   */
  T element(T list, T index);

  /** How many values a list has. */
  T size(T list);

  T add(T left, T right);

  T subtract(T left, T right);

  T multiply(T left, T right);

  /** The quotient, which must have no remainder. */
  T divide(T dividend, T divisor);

  /** The quotient, rounded towards minus infinity. */
  T floor(T dividend, T divisor);

  /** The quotient, rounded towards infinity. */
  T ceiling(T dividend, T divisor);

  /** What {@link #floor} leaves: it has the sign of the divisor. */
  T remainder(T dividend, T divisor);

  /** Whether a comparison of two numbers holds. */
  T compare(T left, Operator comparison, T right);

  T not(T truth);

  T and(T left, T right);

  T or(T left, T right);

  /** Whether a value is a condition that is known, and this. */
  boolean isCertainly(T value, boolean truth);

  /** Whether a value is certainly a negative number, or a list with one. */
  boolean isNegative(T value);
}
