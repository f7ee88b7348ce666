package io.varscope.processor.model;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.ExpressionException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A string of an annotation that is more than text: an expression, or a name with expressions in
 * it.
 *
 * @param text as written
 * @param site the string
 * @param parsed what it means; empty if it means nothing
 * @param problem why it means nothing, as a clause, or empty
 * @param <T> what it is parsed to
 */
public record Formula<T>(String text, Site site, Optional<T> parsed, String problem) {

  /** Reads a string. */
  public static <T> Formula<T> of(String text, Site site, Function<String, T> parser) {
    try {
      return new Formula<>(text, site, Optional.of(parser.apply(text)), "");
    } catch (ExpressionException e) {
      return new Formula<>(text, site, Optional.empty(), requireNonNull(e.getMessage()));
    }
  }
}
