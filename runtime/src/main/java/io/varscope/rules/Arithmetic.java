package io.varscope.rules;

/**
 * What expressions calculate with: numbers that neither overflow nor round, and what is true or
 * false. Where there is no exact result, or a value is of the other sort, a method throws an {@link
 * ExpressionException}.
 *
 * @param <T> what stands for a value
 */
public interface Arithmetic<T> {

  T number(long value);

  T truth(boolean value);

  T add(T left, T right);

  T subtract(T left, T right);

  T multiply(T left, T right);

  /** The quotient, which must have no remainder. */
  T divide(T dividend, T divisor);

  T not(T truth);

  /** Whether a value is certainly a negative number. */
  boolean isNegative(T value);
}
