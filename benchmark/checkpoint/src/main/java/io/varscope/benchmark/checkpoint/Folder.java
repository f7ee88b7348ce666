package io.varscope.benchmark.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for files of some GiB, which are deleted in the end. */
final class Folder implements Closeable {

  private final Path path;

  Folder() throws IOException {
    path = Files.createTempDirectory("varscope-benchmark-");
    // Also of a run that is interrupted: the next ones need the room.
    Runtime.getRuntime().addShutdownHook(new Thread(this::deleteAtLast));
  }

  Path file(String name) {
    return path.resolve(name);
  }

  private void deleteAtLast() {
    try {
      close();
    } catch (IOException e) {
      System.err.println("Left behind: " + path);
    }
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> files = Files.list(path)) {
        List<Path> all = files.toList();
        for (Path file : all) {
          Files.deleteIfExists(file);
        }
      }
      Files.delete(path);
    }
  }
}
