package io.varscope.rules;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong, told the same way by the compiler and at run time.
 *
 * @param id which rule is broken
 * @param text a sentence that can be understood alone
 */
public record Problem(Id id, String text) {

  public Problem {
    requireNonNull(id, "id");
    requireNonNull(text, "text");
  }

  /** The id in brackets, then the sentence. */
  @Override
  public String toString() {
    return "[" + id + "] " + text;
  }
}
