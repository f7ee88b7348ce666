package io.varscope.naming;

import io.varscope.rules.Constants;
import io.varscope.rules.Expression;
import io.varscope.rules.ExpressionException;
import java.util.List;

/**
 * What the braces of a pattern stand for in one name.
 *
 * @param indices the names in braces
 * @param values their values, in this order
 * @param levels what the star stands for; empty if the pattern has none
 */
record Captures(List<String> indices, List<Long> values, String levels) {

  /**
   * The value of an expression over the indices, which may not be negative.
   *
   * @throws ExpressionException if it has none
   */
  long number(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    }
    long number =
        expression instanceof Expression.Name name
            ? value(name.name())
            : expression
                .evaluate(Constants.INSTANCE, name -> Constants.INSTANCE.number(value(name)))
                .asNumber();
    if (number < 0) {
      throw new ExpressionException("it is " + number + ", and may not be negative");
    }
    return number;
  }

  private long value(String name) {
    return values.get(indices.indexOf(name));
  }
}
