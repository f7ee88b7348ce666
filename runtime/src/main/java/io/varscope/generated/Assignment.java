package io.varscope.generated;

/**
 * Assigns variables to the fields of a model. Binders are the assignments of their classes: a
 * method takes less time to compile, and to run for the first time, than a lambda.
 */
public abstract class Assignment {

  /** For binders. */
  protected Assignment() {}

  /**
   * Assigns one part of the fields.
   *
   * @param found the variables of {@link Found#part()}, in the order of their declarations
   */
  protected abstract void assign(Found found);
}
