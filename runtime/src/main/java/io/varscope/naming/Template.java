package io.varscope.naming;

import io.varscope.rules.Expression;
import io.varscope.rules.ExpressionException;
import java.util.ArrayList;
import java.util.List;

/** The right side of a rule, before its captures are filled in. */
sealed interface Template {

  /**
   * The expression for one variable.
   *
   * @throws ExpressionException if a number in it has no value
   */
  TensorExpression fill(Captures captures);

  /** A tensor's name. */
  record Name(TensorName name) implements Template {
    @Override
    public TensorExpression fill(Captures captures) {
      return new TensorExpression.Tensor(name.fill(captures));
    }
  }

  /**
   * An operation.
   *
   * @param numbers its axes and lengths, in order
   * @param operands its tensors, in order
   */
  record Operation(Operator operator, List<Expression> numbers, List<Template> operands)
      implements Template {

    public Operation {
      numbers = List.copyOf(numbers);
      operands = List.copyOf(operands);
    }

    @Override
    public TensorExpression fill(Captures captures) {
      List<Long> values = new ArrayList<>();
      for (Expression number : numbers) {
        values.add(captures.number(number));
      }
      List<TensorExpression> tensors = new ArrayList<>();
      for (Template operand : operands) {
        tensors.add(operand.fill(captures));
      }
      TensorExpression of = tensors.get(0);
      return switch (operator) {
        case TRANSPOSE -> new TensorExpression.Transpose(of);
        case PERMUTE -> new TensorExpression.Permute(of, values);
        case CONCAT -> new TensorExpression.Concat(values.get(0), tensors);
        case SLICE -> new TensorExpression.Slice(values.get(0), values.get(1), values.get(2), of);
        case RESHAPE -> new TensorExpression.Reshape(of, values);
      };
    }
  }

  /** What can be done with tensors. */
  enum Operator {
    TRANSPOSE("transpose", "transpose(t)", 0, 0, 1),
    PERMUTE("permute", "permute(t, 2, 3, 1, 0)", 0, Integer.MAX_VALUE, 1),
    CONCAT("concat", "concat(axis, a, b)", 1, 1, Integer.MAX_VALUE),
    SLICE("slice", "slice(axis, from, to, t)", 3, 3, 1),
    RESHAPE("reshape", "reshape(t, 1, 768)", 0, Integer.MAX_VALUE, 1);

    final String word;

    /** How it is written. */
    final String example;

    /** How many of its arguments are numbers before the first tensor. */
    final int before;

    private final int mostNumbers;
    private final int mostTensors;

    Operator(String word, String example, int before, int mostNumbers, int mostTensors) {
      this.word = word;
      this.example = example;
      this.before = before;
      this.mostNumbers = mostNumbers;
      this.mostTensors = mostTensors;
    }

    /** Whether an argument is a number, rather than a tensor. */
    boolean isNumber(int argument) {
      return argument < before || (mostNumbers > before && argument - before >= mostTensors);
    }

    /** Whether it takes so many arguments. */
    boolean takes(int arguments) {
      int least = this == CONCAT ? 3 : before + 1;
      return arguments >= least && arguments - before <= (long) mostTensors + mostNumbers - before;
    }
  }
}
