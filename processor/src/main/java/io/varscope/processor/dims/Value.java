package io.varscope.processor.dims;

import io.varscope.rules.ExpressionException;

/** What an expression is, as far as the compiler knows. */
public sealed interface Value permits Polynomial, Condition, Value.Free {

  /**
   * A name that a component does not give itself, seen where nobody mounts the component: it may be
   * either sort.
   */
  record Free(String name) implements Value {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * This as a number.
   *
   * @throws ExpressionException if it is none
   */
  default Polynomial asNumber() {
    if (this instanceof Polynomial polynomial) {
      return polynomial;
    }
    if (this instanceof Free free) {
      return Polynomial.symbol(free.name);
    }
    throw ExpressionException.notANumber(this);
  }

  /**
   * This as a condition.
   *
   * @throws ExpressionException if it is none
   */
  default Condition asCondition() {
    if (this instanceof Condition condition) {
      return condition;
    }
    if (this instanceof Free free) {
      return Condition.symbol(free.name);
    }
    throw ExpressionException.notACondition(this);
  }
}
