package io.varscope.checkpoint.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Replaces a file as a whole, or not at all. */
public final class AtomicFile {

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(NewFile file) throws IOException;
  }

  /** What the system may refuse. */
  @FunctionalInterface
  public interface Step {
    void run() throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file beside the old one, and puts it in its place when it is on the disk. Deletes what
   * earlier programs left if they died halfway.
   */
  public static void replace(Path file, Content content) throws IOException {
    Target target = Target.of(file);
    try (TemporaryFile temporary = TemporaryFile.create(target, file)) {
      content.writeTo(temporary.file());
      temporary.replace();
    }
    forceFolder(target);
    bestEffort(() -> TemporaryFile.deleteDead(target));
  }

  /** Forces the names in the folder of a file to the disk, too, where the system allows that. */
  public static void forceFolder(Target target) {
    bestEffort(
        () -> {
          // Windows opens no folders; there a rename is as durable as it gets.
          try (FileChannel channel =
              FileChannel.open(target.path().getParent(), StandardOpenOption.READ)) {
            channel.force(true);
          }
        });
  }

  /**
   * Tries a step that is useful but not necessary, and ignores its failure. An interrupt does not
   * stop it, and is kept for later.
   */
  public static void bestEffort(Step step) {
    boolean interrupted = Thread.interrupted();
    try {
      while (!isDone(step)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean isDone(Step step) {
    try {
      step.run();
    } catch (ClosedByInterruptException e) {
      return false;
    } catch (IOException unsupported) {
      // Then it stays undone.
    }
    return true;
  }
}
