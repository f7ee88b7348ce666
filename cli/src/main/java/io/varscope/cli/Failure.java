package io.varscope.cli;

import io.varscope.VariableException;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.files.SystemFault;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/** What went wrong, in words and as an exit code. A damaged file needs no stack trace. */
record Failure(int exitCode, String text) {

  /** If this is set, an internal error is printed with its stack trace. */
  static final String TRACE = "VARSCOPE_TRACE";

  static Failure of(Throwable e) {
    if (e instanceof CheckpointException) {
      return new Failure(
          e.getCause() instanceof IOException ? Varscope.UNREADABLE : Varscope.DIFFERENT,
          message(e));
    }
    if (e instanceof VariableException) {
      return new Failure(Varscope.DIFFERENT, message(e));
    }
    if (e instanceof IOException system) {
      return new Failure(Varscope.UNREADABLE, sentence(system));
    }
    if (e instanceof OutOfMemoryError) {
      return new Failure(
          Varscope.UNREADABLE,
          "This needs more memory than the "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MiB that Java may use. Give it more: java -Xmx8g -jar varscope.jar ...");
    }
    if (e instanceof CancellationException) {
      return new Failure(Varscope.UNREADABLE, "It was told to end, and nothing has changed.");
    }
    return new Failure(
        Varscope.INTERNAL,
        "This should not have happened, and is a fault of varscope: "
            + e
            + ". Please report it, with what is printed if the environment variable "
            + TRACE
            + " is set to 1.");
  }

  /** What an exception says, or what it is. */
  static String message(Throwable e) {
    return Objects.requireNonNullElse(e.getMessage(), e.toString());
  }

  private static String sentence(IOException e) {
    String file = e instanceof FileSystemException named ? named.getFile() : null;
    String words = SystemFault.words(e) + ".";
    // Java shows bytes that its charset cannot decode as U+FFFD.
    String advice =
        file != null && file.indexOf('\ufffd') >= 0
            ? " Its name has bytes that are no characters here: rename it, or open it by a link."
            : "";
    return file == null ? words : file + ": " + words + advice;
  }
}
