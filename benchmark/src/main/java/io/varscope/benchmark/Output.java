package io.varscope.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where one run of the compiler writes: a new folder each time. */
record Output(Path folder) implements AutoCloseable {

  static Output fresh() {
    Output output = new Output(Folders.fresh());
    try {
      Files.createDirectories(output.classes());
      Files.createDirectories(output.sources());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output;
  }

  Path classes() {
    return folder.resolve("classes");
  }

  /** Of generated sources. */
  Path sources() {
    return folder.resolve("sources");
  }

  @Override
  public void close() {
    Folders.delete(folder);
  }
}
