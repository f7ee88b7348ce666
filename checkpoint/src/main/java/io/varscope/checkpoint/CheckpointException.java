package io.varscope.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file is damaged, cut off, changed meanwhile or unreadable, or cannot be written. The message
 * names the file; where the system refused, its {@link IOException} is the cause. A file that does
 * not fit the variables is a {@link LoadException}. A variable that is at fault, such as a
 * read-only one, is a {@link io.varscope.VariableException}, as everywhere.
 *
 * <p>Methods that declare an {@link IOException} pass the system's own, and throw this for what is
 * wrong in the file.
 */
public class CheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final long offset;
  private final String reason;

  /**
   * What is wrong with a file as a whole.
   *
   * @param reason a sentence
   */
  public CheckpointException(Path file, String reason) {
    this(file, -1, reason);
  }

  /**
   * What is wrong at some place of a file.
   *
   * @param offset in bytes, from the beginning of the file; -1 if it is wrong as a whole
   * @param reason a sentence
   */
  public CheckpointException(Path file, long offset, String reason) {
    super(file + (offset < 0 ? "" : ", byte " + offset) + ": " + reason);
    this.file = file;
    this.offset = offset;
    this.reason = reason;
  }

  /**
   * A file that the system refuses.
   *
   * @param reason a sentence with the system's words
   * @param cause what the system said
   */
  public CheckpointException(Path file, String reason, IOException cause) {
    super(file + ": " + reason, cause);
    this.file = file;
    this.offset = -1;
    this.reason = reason;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** Where, in bytes from the beginning of the file; -1 if it is wrong as a whole. */
  public long offset() {
    return offset;
  }

  /** What is wrong, without the file and the place. */
  public String reason() {
    return reason;
  }
}
