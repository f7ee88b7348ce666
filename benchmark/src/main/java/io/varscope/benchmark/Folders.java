package io.varscope.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where this program finds and puts files. */
final class Folders {

  /** Files in memory, where the system has such a folder: disks are not what is measured. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static int count;
  private static Path work;

  private Folders() {}

  /** The folder of this module, which Maven tells. */
  static Path module() {
    return Path.of(System.getProperty("benchmark.folder", "benchmark"));
  }

  static Path peers() {
    return module().resolve("target/peers");
  }

  /** The folder of all projects and outputs, which are deleted in the end. */
  static Path work() throws IOException {
    if (work == null) {
      Path target = module().resolve("target");
      work =
          Files.createTempDirectory(
              Files.isWritable(MEMORY) ? MEMORY : target, "varscope-benchmark-");
      Path made = work;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteAtLast(made)));
    }
    return work;
  }

  /** A new empty folder. */
  static Path fresh() {
    try {
      return Files.createTempDirectory(work(), count++ + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A compiler that is interrupted may still write for a moment. */
  private static void deleteAtLast(Path folder) {
    for (int i = 0; i < 10; i++) {
      try {
        delete(folder);
        return;
      } catch (UncheckedIOException e) {
        // Again, as files have come or gone meanwhile.
      }
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files below a folder whose names end so, in order. */
  static List<Path> files(Path folder, String end) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> Files.isRegularFile(path) && path.toString().endsWith(end))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
