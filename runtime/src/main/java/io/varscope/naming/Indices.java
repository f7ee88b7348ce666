package io.varscope.naming;

import io.varscope.rules.Expression;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Numbers on the right side of a rule: expressions over the indices of the left side. */
final class Indices {

  private static final Set<Operator> ARITHMETIC =
      EnumSet.of(
          Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.REMAINDER);

  private Indices() {}

  /**
   * Reads a number.
   *
   * @param known the names of the indices
   * @throws NamingException if it is none, or has another name in it
   */
  static Expression parse(String text, int start, int end, List<String> known) {
    try {
      Expression number = Expression.parse(text, start, end);
      requireKnown(number, known);
      return number;
    } catch (ExpressionException e) {
      throw new NamingException(
          0,
          start,
          "'" + text.substring(start, end).strip() + "' is no number: " + e.getMessage() + ".");
    }
  }

  private static void requireKnown(Expression number, List<String> known) {
    if (number instanceof Expression.Name name) {
      if (!known.contains(name.name())) {
        throw new ExpressionException(
            "there is no {" + name.name() + "} in the name of the variable, on the left");
      }
    } else if (number instanceof Expression.Operation operation
        && ARITHMETIC.contains(operation.operator())) {
      requireKnown(operation.left(), known);
      requireKnown(operation.right(), known);
    } else if (number instanceof Expression.Rounded rounded) {
      requireKnown(rounded.dividend(), known);
      requireKnown(rounded.divisor(), known);
    } else if (!(number instanceof Expression.Literal)) {
      throw new ExpressionException(
          "it has whole numbers, indices, operators and parentheses only");
    }
  }
}
