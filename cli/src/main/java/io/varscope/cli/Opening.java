package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointFormat;
import io.varscope.checkpoint.Strictness;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How a command opens files. */
final class Opening {

  @Option(
      names = "--lenient",
      description = "Take what other readers take of files that are not written as they should be.")
  private boolean lenient;

  Checkpoint open(Path file) throws IOException {
    return open(file, format(file));
  }

  Checkpoint open(Path file, CheckpointFormat format) throws IOException {
    return named(file, () -> format.open(file, lenient ? Strictness.LENIENT : Strictness.STRICT));
  }

  /** The format of a file that is there. */
  static CheckpointFormat format(Path file) throws IOException {
    return named(file, () -> CheckpointFormat.of(file));
  }

  /** What the system is asked. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws IOException;
  }

  /** The system does not always say of which file. */
  private static <T> T named(Path file, Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw (IOException)
          new FileSystemException(file.toString(), null, e.getMessage()).initCause(e);
    }
  }
}
