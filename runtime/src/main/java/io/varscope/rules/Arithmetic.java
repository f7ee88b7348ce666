package io.varscope.rules;

/**
 * How dimensions are calculated with. Every method throws an {@link ExpressionException} where
 * there is no exact result.
 *
 * @param <T> what stands for a dimension
 */
public interface Arithmetic<T> {

  T literal(long value);

  T add(T left, T right);

  T subtract(T left, T right);

  T multiply(T left, T right);

  T divide(T dividend, T divisor);
}
