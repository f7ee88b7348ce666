package io.varscope.checkpoint;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What the system says of a fault, in words: some of its exceptions have only a file's name. */
final class SystemFault {

  private SystemFault() {}

  /** The words, without the file and without a full stop. */
  static String words(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (e instanceof ClosedByInterruptException) {
      return "the thread was interrupted";
    }
    String words = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return words == null ? e.getClass().getSimpleName() : words;
  }
}
