package io.varscope.generated;

import io.varscope.rules.Expression;
import java.util.HashMap;
import java.util.Map;

/** The expressions of one model, each parsed once, however many places read it. */
final class Expressions {

  private final Map<String, Expression> parsed = new HashMap<>();

  /** The expression of a text. */
  synchronized Expression parsed(String text) {
    Expression known = parsed.get(text);
    if (known == null) {
      known = Expression.parse(text);
      parsed.put(text, known);
    }
    return known;
  }
}
