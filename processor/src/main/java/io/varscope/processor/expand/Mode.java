package io.varscope.processor.expand;

import io.varscope.Reuse;

/**
 * Whether a variable is created or shared, and who said so.
 *
 * @param reuse the effective mode, never {@link Reuse#INHERIT}
 * @param step the index of the step that is to blame: the one that says so itself, or the first one
 *     inside the class whose annotation says so
 * @param byStep whether that step says so itself
 * @param by the class or field that says so, for messages
 * @param said what that says; another than the effective one below what is wrong and told already
 */
public record Mode(Reuse reuse, int step, boolean byStep, String by, Reuse said) {

  Mode(Reuse reuse, int step, boolean byStep, String by) {
    this(reuse, step, byStep, by, reuse);
  }

  /** The same below what asked to create: it shall neither create twice nor miss anything. */
  Mode forgiving() {
    return new Mode(Reuse.AUTO, step, false, by, said);
  }

  /** Where nobody says anything, variables are created. */
  static final Mode CREATE = new Mode(Reuse.FALSE, 0, false, "");
}
