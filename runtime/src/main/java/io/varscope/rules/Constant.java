package io.varscope.rules;

import java.util.List;
import java.util.stream.Collectors;

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

  /** A list. */
  record Several(List<Constant> elements) implements Constant {

    public Several {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return elements.stream().map(Constant::toString).collect(Collectors.joining(", ", "{", "}"));
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
    throw this instanceof Several
        ? ExpressionException.listNotNumber(this)
        : ExpressionException.notANumber(this);
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
    throw this instanceof Several
        ? ExpressionException.listNotCondition(this)
        : ExpressionException.notACondition(this);
  }
}
