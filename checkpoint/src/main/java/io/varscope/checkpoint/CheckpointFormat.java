package io.varscope.checkpoint;

import io.varscope.checkpoint.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A format of files. The formats of this library implement this interface, and so can yours. {@link
 * java.util.ServiceLoader} finds every format that a module {@code provides}, or that {@code
 * META-INF/services} lists, with the class loader of this library. Then {@link
 * Checkpoint#open(Path)}, {@link Save#to(Path)} and the command line use it.
 *
 * <p>The library's own formats come first. A format that cannot be created, or that has the name or
 * a suffix of another, is left out; where a file is of no other format, the message says so. A
 * format that the class loader does not see can be used directly: {@link #open} gives a checkpoint,
 * and {@link Save#to(Path, CheckpointFormat)} takes a format.
 *
 * <p>Many threads may use a format at once. It passes on the system's {@link IOException}. It
 * throws a {@link CheckpointException} that says what is wrong, and where, if a file is damaged,
 * cannot be written, or is read after it was closed; and an {@link IllegalArgumentException} for a
 * tensor that is not in the file.
 */
public interface CheckpointFormat {

  /** What people call it, such as {@code npz}. No other format has that name. */
  String name();

  /** The family that it belongs to, as messages name it: {@code NumPy} for npz. */
  default String family() {
    return name();
  }

  /**
   * How the names of its files end, in lower case, such as {@code .npz}; the usual one first. A
   * file that is saved to such a name gets this format. No suffix may end with one of another
   * format.
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

  /**
   * Why such a file cannot hold a tensor: a clause whose subject is the tensor. Empty if it can.
   */
  default Optional<String> problem(TensorData tensor) {
    return Optional.empty();
  }

  /**
   * Writes a file, or replaces it as a whole; {@link #replace} helps. If this fails, an old file is
   * as it was.
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
   * The format of an existing file: the one that recognizes it, where the library's own are asked
   * before others. If none does, it is safetensors, which then says on opening what the file is
   * instead.
   *
   * @throws CheckpointException if it is no regular file, or if several formats of others recognize
   *     it
   * @throws IOException if it cannot be read
   */
  static CheckpointFormat of(Path file) throws IOException {
    return Formats.all().of(file);
  }

  /**
   * The format that a new file gets by the suffix of its name, in upper or lower case. Without a
   * known suffix it is safetensors. A suffix of other programs, such as {@code .pt} or {@code .h5},
   * is refused: they would misread the file.
   *
   * @throws CheckpointException if its name ends as those of a format that is not written
   */
  static CheckpointFormat ofNew(Path file) {
    return Formats.all().ofNew(file);
  }

  /**
   * Returns if a file is regular, or a link to one. {@link Checkpoint#open(Path)} requires it
   * before it asks a format: opening a pipe would wait for a writer.
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
   * @param content writes all bytes; it may close the channel or not
   * @throws IOException if the system refuses the file; then, and if the content fails, an old file
   *     is as it was
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
