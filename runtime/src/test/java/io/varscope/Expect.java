package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Assertions about what the library refuses. */
public final class Expect {

  private Expect() {}

  /** Runs an action that has to fail with exactly this message, and returns the exception. */
  @SuppressWarnings("exports") // The tests are no module that others read.
  public static VariableException problem(String message, Executable action) {
    VariableException exception = assertThrows(VariableException.class, action);
    assertEquals(message, exception.getMessage());
    assertEquals(message.substring(1, message.indexOf(']')), exception.id());
    return exception;
  }
}
