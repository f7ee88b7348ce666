package io.varscope.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where one run of the compiler writes: a new folder each time. */
record Output(Path folder) implements AutoCloseable {

  static Output fresh() {
    return new Output(Folders.fresh()).make();
  }

  Output make() {
    try {
      Files.createDirectories(classes());
      Files.createDirectories(sources());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
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
