package io.varscope.processor.model;

import io.varscope.rules.Expression;
import io.varscope.rules.Let;
import java.util.Optional;

/**
 * A field with {@code @Dim}, which the binder sets to the dimension or condition of its name.
 *
 * @param type of the field; empty if that can hold neither
 * @param let what it gives itself, if an expression is written
 * @param name of the field, as an expression at the annotation
 */
public record AssignedDim(
    JavaField field, Optional<Type> type, Optional<Formula<Let>> let, Formula<Expression> name) {

  /** What can hold a dimension or condition. */
  public enum Type {
    INT,
    LONG,
    BOOLEAN
  }

  /** The annotation. */
  public Site site() {
    return name.site();
  }

  /** Whether the binder sets it. */
  public boolean isAssigned() {
    return type.isPresent() && field.obstacles().isEmpty();
  }
}
