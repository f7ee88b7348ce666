package io.varscope.processor.dims;

import io.varscope.rules.ExpressionException;
import java.util.List;
import java.util.stream.Collectors;

/** What an expression is, as far as the compiler knows. */
public sealed interface Value permits Polynomial, Condition, Value.Free, Value.Several {

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

  /** A list. */
  record Several(List<Value> elements) implements Value {

    public Several {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return elements.stream().map(Value::toString).collect(Collectors.joining(", ", "{", "}"));
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
    throw this instanceof Several
        ? ExpressionException.listNotNumber(this)
        : ExpressionException.notANumber(this);
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
    throw this instanceof Several
        ? ExpressionException.listNotCondition(this)
        : ExpressionException.notACondition(this);
  }
}
