package io.varscope.checkpoint;

import io.varscope.checkpoint.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A format of files. The formats of this library implement this interface, and so may yours: {@link
 * java.util.ServiceLoader} finds every format that the class loader of this library sees, listed
 * with {@code provides} in a module, or else in {@code META-INF/services}. Then {@link
 * Checkpoint#open(Path)}, {@link Save#to(Path)} and the command line read and write it.
 *
 * <p>The library's own formats are asked first. A format that cannot be created, or has the name or
 * a suffix of another, is left out; only files that are of no other format fail for it, and say
 * why. A format that the class loader does not see can be used by itself: {@link #open} gives a
 * checkpoint, and {@link Save#to(Path, CheckpointFormat)} takes a format.
 *
 * <p>Formats are asked by many threads at once. What the system says of a file is passed as its
 * {@link IOException}. What is wrong in a file, or cannot be written, is a {@link
 * CheckpointException} whose message says what and where; so is whatever is read after a checkpoint
 * is closed. A tensor that is not of the file is an {@link IllegalArgumentException}.
 */
public interface CheckpointFormat {

  /** What people call it, such as {@code npz}. No other format has that name. */
  String name();

  /** Who made it, if messages should say that instead: {@code NumPy} for npz. */
  default String family() {
    return name();
  }

  /**
   * How the names of its files end, in lower case, such as {@code .npz}; the usual one first. What
   * is saved to such a name has this format. No suffix may be the end of another format's.
   */
  List<String> suffixes();

  /**
   * Whether a file is of this format, whatever its name is.
   *
   * @param begin its first bytes: 4096, or all if it has fewer
   */
  boolean recognizes(Path file, ByteBuffer begin) throws IOException;

  /**
   * Opens a file, and checks what it says of its tensors.
   *
   * @throws CheckpointException if it is damaged, or of another format
   * @throws IOException if the system does not read it
   */
  Checkpoint open(Path file, Strictness strictness) throws IOException;

  /** Whether files say things of themselves: pairs of texts. */
  default boolean hasMetadata() {
    return true;
  }

  /** Whether a file has exactly one tensor, without its name. */
  default boolean hasOneTensor() {
    return false;
  }

  /** Whether a file only names the others that have the tensors. */
  default boolean isSharded() {
    return false;
  }

  /** Whether {@link #write} writes files; if not, they are only read. */
  default boolean isWritten() {
    return false;
  }

  /** What keeps a tensor from being in such a file, if anything: a clause about the tensor. */
  default Optional<String> problem(TensorData tensor) {
    return Optional.empty();
  }

  /**
   * Writes a file, or replaces it as a whole; {@link #replace} helps. If this fails, what was there
   * is as it was.
   *
   * @throws CheckpointException if there can be no such file, as for a {@link #problem}, or a
   *     source does not give the bytes of its tensor
   * @throws java.util.concurrent.CancellationException if the progress says so
   * @throws IOException if the system refuses the file, or a source
   */
  default void write(Path file, Contents contents) throws IOException {
    throw new UnsupportedOperationException(name() + " is not written");
  }

  /**
   * The format of a file that is there: of the library's own, the one that recognizes it, else the
   * one of others that does. A file that nobody recognizes counts as safetensors, which says on
   * opening what it is instead.
   *
   * @throws CheckpointException if it is no regular file, or several formats of others take it for
   *     theirs
   * @throws IOException if it cannot be read
   */
  static CheckpointFormat of(Path file) throws IOException {
    return Formats.all().of(file);
  }

  /**
   * The format that a new file has by its name, in upper or lower case; safetensors, unless the
   * name ends with a suffix of another, or as the files of programs do that would misread it, such
   * as {@code .pt} or {@code .h5}. Whether there is a file already does not matter.
   *
   * @throws CheckpointException if its name ends as those of a format that is not written
   */
  static CheckpointFormat ofNew(Path file) {
    return Formats.all().ofNew(file);
  }

  /**
   * Returns if a file is regular, or a link to one. {@link Checkpoint#open(Path)} asks this before
   * any format: to open a pipe waits for somebody who writes into it.
   *
   * @throws CheckpointException if it is a folder, a pipe or a device
   * @throws IOException if it is not there
   */
  static void requireFile(Path file) throws IOException {
    RegularFile.require(file);
  }

  /**
   * Writes a file beside the old one, and puts it in its place when it is on the disk. Only a
   * regular file is replaced; the new one has its rights.
   *
   * @param content writes all bytes; to close the channel does nothing
   * @throws IOException if the system refuses the file; then, and if the content fails, what was
   *     there is as it was
   */
  static void replace(Path file, Content content) throws IOException {
    AtomicFile.replace(file, target -> content.writeTo(new Appending(target)));
  }

  /** Writes the bytes of a new file. */
  @FunctionalInterface
  interface Content {
    /** Writes all of them. */
    void writeTo(WritableByteChannel file) throws IOException;
  }
}
