package io.varscope.processor.dims;

import io.varscope.rules.Arithmetic;
import io.varscope.rules.Constants;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.Operator;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;

/** Arithmetic with what the compiler knows. */
public final class Values implements Arithmetic<Value> {

  /** That of whole models. */
  public static final Values INSTANCE = new Values(false);

  /** That of components that nobody mounts: a mount may decide what the compiler cannot. */
  public static final Values OPEN = new Values(true);

  private final boolean open;

  private Values(boolean open) {
    this.open = open;
  }

  @Override
  public Value number(long value) {
    return Polynomial.of(value);
  }

  @Override
  public Value truth(boolean value) {
    return Condition.of(value);
  }

  @Override
  public Value add(Value left, Value right) {
    return exact(left, '+', right, Polynomial::plus);
  }

  @Override
  public Value subtract(Value left, Value right) {
    return exact(left, '-', right, (a, b) -> a.plus(b.times(Polynomial.of(-1))));
  }

  @Override
  public Value multiply(Value left, Value right) {
    return exact(left, '*', right, Polynomial::times);
  }

  @Override
  public Value list(List<Value> elements) {
    return new Value.Several(elements);
  }

  @Override
  public Value element(Value list, Value index) {
    if (list instanceof Value.Free free) {
      return new Value.Free(free.name() + "[" + index + "]");
    }
    if (!(list instanceof Value.Several several)) {
      throw ExpressionException.notAList(list);
    }
    Polynomial number = index.asNumber();
    OptionalLong known = number.constant();
    if (known.isPresent()) {
      return Constants.element(several.elements(), known.getAsLong());
    }
    if (open) {
      return new Value.Free(list + "[" + number + "]");
    }
    throw new ExpressionException(
        "the index "
            + number
            + " is only known when the model is bound, but which value of the list is meant has to"
            + " be known before");
  }

  @Override
  public Value size(Value list) {
    if (list instanceof Value.Free free) {
      return new Value.Free("size(" + free.name() + ")");
    }
    if (list instanceof Value.Several several) {
      return number(several.elements().size());
    }
    throw ExpressionException.notAList(list);
  }

  @Override
  public Value divide(Value left, Value right) {
    return exact(left, '/', right, Quotients::exact);
  }

  @Override
  public Value floor(Value left, Value right) {
    return exact(left, '/', right, Quotients::floor);
  }

  @Override
  public Value ceiling(Value left, Value right) {
    return exact(left, '/', right, Quotients::ceiling);
  }

  @Override
  public Value remainder(Value left, Value right) {
    return exact(left, '%', right, Quotients::remainder);
  }

  @Override
  public Value compare(Value left, Operator comparison, Value right) {
    Polynomial a = left.asNumber();
    Polynomial b = right.asNumber();
    OptionalInt order = a.order(b);
    if (order.isPresent()) {
      return Condition.of(comparison.holds(order.getAsInt()));
    }
    if (open) {
      return Condition.UNKNOWN;
    }
    throw new ExpressionException(
        "whether "
            + a
            + " "
            + comparison
            + " "
            + b
            + " is only known when the model is bound, but what there is has to be known before."
            + " Compare what the compiler knows, or let a boolean field decide");
  }

  @Override
  public Value and(Value left, Value right) {
    return left.asCondition().and(right.asCondition());
  }

  @Override
  public Value or(Value left, Value right) {
    return left.asCondition().or(right.asCondition());
  }

  @Override
  public boolean isCertainly(Value value, boolean truth) {
    return value.asCondition().isCertainly(truth);
  }

  @Override
  public Value not(Value truth) {
    return truth.asCondition().negated();
  }

  @Override
  public boolean isNegative(Value value) {
    if (value instanceof Value.Several list) {
      return list.elements().stream().anyMatch(this::isNegative);
    }
    return value instanceof Polynomial polynomial && polynomial.constant().orElse(0) < 0;
  }

  private static Value exact(
      Value left, char operator, Value right, BinaryOperator<Polynomial> operation) {
    Polynomial a = left.asNumber();
    Polynomial b = right.asNumber();
    try {
      return operation.apply(a, b);
    } catch (ArithmeticException e) {
      throw ExpressionException.overflow(a, operator, b);
    }
  }
}
