package io.varscope.rules;

/** An operator between two expressions, as it is written. */
public enum Operator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%"),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">="),
  EQUAL("=="),
  DIFFERENT("!="),
  AND("&&"),
  OR("||");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  /** Of a comparison: whether it holds between a number and another, by their order. */
  public boolean holds(int order) {
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
      case EQUAL -> order == 0;
      case DIFFERENT -> order != 0;
      default -> throw new AssertionError(this);
    };
  }

  /** As it is written. */
  @Override
  public String toString() {
    return sign;
  }
}
