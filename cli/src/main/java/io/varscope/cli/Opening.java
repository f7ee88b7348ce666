package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
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
    try {
      return Checkpoint.open(file, lenient ? Strictness.LENIENT : Strictness.STRICT);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // The system does not say of which file.
      throw (IOException)
          new FileSystemException(file.toString(), null, e.getMessage()).initCause(e);
    }
  }
}
