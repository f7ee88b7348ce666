package io.varscope;

import io.varscope.rules.Problem;

/**
 * A variable that cannot be created, shared or bound. The message starts with the id of the rule in
 * brackets, and is the sentence that the compiler says for the same mistake.
 */
public final class VariableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String id;

  VariableException(Problem problem) {
    super(problem.toString());
    this.id = problem.id();
  }

  VariableException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.id = problem.id();
  }

  /**
   * An exception with an id and a sentence of the caller's; generated code throws it.
   *
   * @param id the stable name of the rule, such as {@code DuplicateVariable}
   * @param text a sentence that can be understood alone
   */
  public VariableException(String id, String text) {
    this(new Problem(id, text));
  }

  /** The stable name of the rule that was broken, such as {@code DuplicateVariable}. */
  public String id() {
    return id;
  }
}
