package io.varscope.benchmark.eclipse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone in the end; in memory, where the system has such folders. */
record Folder(Path path) implements AutoCloseable {

  private static final Path MEMORY = Path.of("/dev/shm");

  static Folder create() throws IOException {
    String prefix = "varscope-eclipse-";
    return new Folder(
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, prefix)
            : Files.createTempDirectory(prefix));
  }

  /** A new one in this one. */
  Folder fresh() throws IOException {
    return new Folder(Files.createTempDirectory(path, ""));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
