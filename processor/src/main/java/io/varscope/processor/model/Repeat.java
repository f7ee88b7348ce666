package io.varscope.processor.model;

import io.varscope.rules.Expression;

/**
 * What a mount with several components says of them.
 *
 * @param container what holds them
 * @param count how many there are, or which
 */
public record Repeat(Container container, Formula<Expression> count) {

  /** What a field of several components can be. */
  public enum Container {
    ARRAY,
    LIST
  }
}
