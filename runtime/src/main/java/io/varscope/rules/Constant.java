package io.varscope.rules;

/** A value that an expression has at run time. */
public sealed interface Constant {

  /** A length or a count. */
  record Whole(long value) implements Constant {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A condition. */
  record Truth(boolean value) implements Constant {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /**
   * The number that this is.
   *
   * @throws ExpressionException if it is none
   */
  default long asNumber() {
    if (this instanceof Whole number) {
      return number.value;
    }
    throw ExpressionException.notANumber(this);
  }

  /**
   * The truth that this is.
   *
   * @throws ExpressionException if it is none
   */
  default boolean asTruth() {
    if (this instanceof Truth truth) {
      return truth.value;
    }
    throw ExpressionException.notACondition(this);
  }
}
