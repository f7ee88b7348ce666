package io.varscope.processor.model;

import io.varscope.rules.Expression;
import io.varscope.rules.NameTemplate;
import java.util.Optional;

/**
 * What a mount with several components says of them.
 *
 * @param container what holds them
 * @param count how many there are
 * @param name the name of each; if none is written, it is the index below the field's name
 */
public record Repeat(
    Container container, Formula<Expression> count, Optional<Formula<NameTemplate>> name) {

  /** What a field of several components can be. */
  public enum Container {
    ARRAY,
    LIST
  }
}
