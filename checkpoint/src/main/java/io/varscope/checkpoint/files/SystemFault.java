package io.varscope.checkpoint.files;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the system says of a fault, in words: some of its exceptions have only a file's name. */
public final class SystemFault {

  private SystemFault() {}

  /** The words, without the file and without a full stop. */
  public static String words(IOException e) {
    String words = e instanceof FileSystemException fault ? fault.getReason() : e.getMessage();
    if (words != null) {
      return words;
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof ClosedByInterruptException
        ? "the thread was interrupted"
        : e.getClass().getSimpleName();
  }

  /** The words, preceded by the file if they are about another one. */
  public static String words(Path meant, IOException e) {
    String of = e instanceof FileSystemException fault ? fault.getFile() : null;
    return of == null || of.equals(meant.toString()) ? words(e) : of + ": " + words(e);
  }
}
