package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.Problem;

/**
 * Something is wrong with a variable, a scope or a store: a name is unknown or illegal, the shape
 * or dtype is another, a variable is read-only, a model cannot be bound. The message starts with
 * the id of the rule in brackets; if the compiler knows the same mistake, its sentence follows.
 *
 * <p>A fault has the same id wherever it comes up, also inside a load of a checkpoint. Nothing has
 * changed when this is thrown.
 *
 * <p>Arguments that are wrong whatever the store has are told otherwise: null is a {@link
 * NullPointerException} with the parameter's name, an element that is not there an {@link
 * IndexOutOfBoundsException}, anything else an {@link IllegalArgumentException}. What is wrong with
 * a file is a {@code CheckpointException}.
 */
public final class VariableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String id;

  VariableException(Problem problem) {
    super(problem.toString());
    this.id = problem.id().toString();
  }

  VariableException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.id = problem.id().toString();
  }

  /**
   * An exception with an id and a sentence of the caller's; generated code throws it.
   *
   * @param id the stable name of the rule, such as {@code DuplicateVariable}
   * @param text a sentence that can be understood alone
   */
  public VariableException(String id, String text) {
    super("[" + requireNonNull(id, "id") + "] " + requireNonNull(text, "text"));
    this.id = id;
  }

  /** The stable name of the rule that was broken, such as {@code DuplicateVariable}. */
  public String id() {
    return id;
  }
}
