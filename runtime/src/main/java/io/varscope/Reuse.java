package io.varscope;

import static java.util.Objects.requireNonNull;

/**
 * Whether a declaration creates its variable or shares one.
 *
 * <p>Scopes inherit it as in TensorFlow 1 ({@code tf.variable_scope(reuse=...)}): below {@link
 * #TRUE} or {@link #AUTO} one may swap the two, but not return to {@link #FALSE}.
 */
public enum Reuse {
  /** As the enclosing scope; {@link #FALSE} where no scope says otherwise. */
  INHERIT,

  /** Creates the variable; it is an error if the name exists already. */
  FALSE,

  /** Shares a variable that someone else creates; it is an error if nobody does. */
  TRUE,

  /** Shares the variable if someone creates it, else creates it ({@code tf.AUTO_REUSE}). */
  AUTO;

  /**
   * Whether a scope or variable may ask for this below a scope of the given mode.
   *
   * @param outer the effective mode of the enclosing scope
   */
  public boolean allowedWithin(Reuse outer) {
    requireNonNull(outer, "outer");
    return this != FALSE || outer == FALSE || outer == INHERIT;
  }

  /**
   * The effective mode of something that asks for this below a scope of the given mode.
   *
   * @param outer the effective mode of the enclosing scope
   * @return never {@link #INHERIT}
   */
  public Reuse within(Reuse outer) {
    requireNonNull(outer, "outer");
    Reuse asked = this == INHERIT || !allowedWithin(outer) ? outer : this;
    return asked == INHERIT ? FALSE : asked;
  }
}
