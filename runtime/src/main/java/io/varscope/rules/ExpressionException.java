package io.varscope.rules;

/** An expression that cannot be read, or has no exact value. The message is a clause. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * An expression without a value.
   *
   * @param reason a clause that can follow a colon
   */
  public ExpressionException(String reason) {
    super(reason);
  }

  ExpressionException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
