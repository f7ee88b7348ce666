package io.varscope.processor.dims;

import java.util.Optional;

/**
 * True, false, or what a boolean field holds when a model is bound, or its opposite.
 *
 * @param symbol the field; empty for what is known
 * @param holds whether the condition is true when the field is; or the known truth
 */
public record Condition(Optional<String> symbol, boolean holds) implements Value {

  /** A known truth. */
  public static Condition of(boolean truth) {
    return new Condition(Optional.empty(), truth);
  }

  /** What a field holds. */
  public static Condition symbol(String field) {
    return new Condition(Optional.of(field), true);
  }

  /** The opposite. */
  Condition negated() {
    return new Condition(symbol, !holds);
  }

  /** As {@code true}, {@code acme.Gpt.tied} or {@code !acme.Gpt.tied}. */
  @Override
  public String toString() {
    return symbol.map(field -> holds ? field : "!" + field).orElse(Boolean.toString(holds));
  }
}
