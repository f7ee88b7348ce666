package io.varscope.rules;

import java.util.List;

/** What both the compiler and the store say of expressions. */
public final class ExpressionProblems {

  private ExpressionProblems() {}

  /**
   * An expression cannot be a dimension.
   *
   * @param text the expression as it is written
   * @param object where it is, as {@code acme.Mlp.hidden}
   */
  public static Problem illegalDim(String text, String object, ExpressionException reason) {
    return reason.isUnknownName()
        ? new Problem(
            Id.UNKNOWN_DIM,
            "'"
                + text
                + "' has no value in "
                + object
                + ": "
                + Problems.sentence(reason.getMessage())
                + " Give it with let, here or further out, or as a constant, or as an int or long"
                + " field.")
        : illegal(Id.ILLEGAL_DIM, text, "dimension", object, reason);
  }

  /**
   * A field that could have been assigned is 0, and decides the shape of something.
   *
   * @param field its Java path, as {@code acme.Mlp.hidden}
   * @param variable the Java path of what has the shape
   */
  public static Problem zeroSize(String field, String variable) {
    return new Problem(
        Id.ZERO_SIZE,
        field
            + " is 0, and "
            + variable
            + " has its shape by it. Assign the field before the bind; or make it final, if 0 is"
            + " meant.");
  }

  /** An expression cannot be the condition of a variable or mount. */
  public static Problem illegalCondition(String text, String object, ExpressionException reason) {
    return illegal(Id.ILLEGAL_CONDITION, text, "condition", object, reason);
  }

  /**
   * A component takes what nobody gives it.
   *
   * @param taker the class that says so
   * @param where as {@code mount acme.Mlp.hidden}
   * @param given what is given there and nobody takes
   */
  public static Problem missingDim(String name, String taker, String where, List<String> given) {
    List<String> nearest = NearestNames.of(name, given);
    return new Problem(
        Id.MISSING_DIM,
        taker
            + " takes "
            + name
            + ", but the "
            + where
            + " does not give it. "
            + (nearest.isEmpty()
                ? "Write let = \"" + name + "=...\" there"
                : "Is " + String.join(", or ", nearest) + " misspelled there")
            + (nearest.isEmpty() ? "." : "?"));
  }

  /** An expression cannot be the number of components of a mount. */
  public static Problem illegalRepeat(String text, String object, ExpressionException reason) {
    return illegal(Id.ILLEGAL_REPEAT, text, "number of components", object, reason);
  }

  private static Problem illegal(
      Id id, String text, String role, String object, ExpressionException reason) {
    return new Problem(
        id,
        "'"
            + text
            + "' cannot be a "
            + role
            + " in "
            + object
            + ": "
            + Problems.sentence(reason.getMessage()));
  }
}
