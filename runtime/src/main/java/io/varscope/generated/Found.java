package io.varscope.generated;

import io.varscope.AnyVariable;
import io.varscope.DType;

/** The variables of a bind that has succeeded, for a binder to assign in the order it declared. */
public final class Found {

  private final AnyVariable[] variables;
  private int next;

  Found(AnyVariable[] variables) {
    this.variables = variables;
  }

  /**
   * The next variable.
   *
   * @param dtype what it was declared with
   */
  @SuppressWarnings("unchecked") // Binders ask as they declared.
  public <V extends AnyVariable> V next(DType<V> dtype) {
    return (V) variables[next++];
  }
}
