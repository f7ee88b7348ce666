package io.varscope.processor.report;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What to do when the processor itself fails: one message, and the compiler goes on. */
public final class InternalErrors {

  /** The option that adds the stack trace to the message: {@code -Avarscope.debug}. */
  public static final String DEBUG_OPTION = "varscope.debug";

  private final boolean debug;

  public InternalErrors(boolean debug) {
    this.debug = debug;
  }

  /**
   * A finding about a failure; or the failure thrown again, where it is the compiler's own.
   *
   * @param type the class that was being processed
   */
  public Finding finding(String type, RuntimeException failure) {
    String kind = failure.getClass().getSimpleName();
    if (kind.equals("AbortCompilation")) {
      // Eclipse's compiler unwinds with this one, and has to get it.
      throw failure;
    }
    if (kind.equals("CompletionFailure")) {
      return new Finding(
          Site.ofType(type),
          new Problem(
              Id.MISSING_CLASS,
              type
                  + " needs a class that is not on the class path: "
                  + failure.getMessage()
                  + "."));
    }
    return new Finding(
        Site.ofType(type),
        new Problem(
            Id.INTERNAL,
            "The Varscope processor failed at "
                + type
                + " ("
                + failure
                + "). That is a defect of the processor; compile with -A"
                + DEBUG_OPTION
                + " for the stack trace."),
        debug ? List.of(trace(failure)) : List.of(),
        "");
  }

  private static String trace(RuntimeException failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }
}
