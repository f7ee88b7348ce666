package io.varscope.checkpoint;

import io.varscope.checkpoint.text.Printable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of tensors that is open. What is said of the tensors has been checked against the file's
 * size; their bytes are read when they are asked for. Threads may share it, and who interrupts one
 * of them stops none. After {@link #close}, whatever reads it fails with a {@link
 * CheckpointException}.
 */
public interface Checkpoint extends Closeable {

  /**
   * Opens a file, strictly.
   *
   * @throws CheckpointException if it is none of the formats, or damaged
   * @throws IOException if it cannot be read
   */
  static Checkpoint open(Path file) throws IOException {
    return open(file, Strictness.STRICT);
  }

  /**
   * Opens a file: a zip file as npz, one that begins as npy does as npy, one that is called {@code
   * *.index.json} as the index of several safetensors files, one that a {@link CheckpointFormat} of
   * others recognizes as that, anything else as safetensors.
   *
   * @throws CheckpointException if it is damaged; if it is none of these, it says what it is, if it
   *     knows that. Also if it is no regular file
   * @throws IOException if it cannot be read
   */
  static Checkpoint open(Path file, Strictness strictness) throws IOException {
    return CheckpointFormat.of(file).open(file, strictness);
  }

  /** The file; of several that belong together, the one that was opened. */
  Path file();

  /** Every tensor, in the order of the file's bytes. No two have the same name. */
  List<TensorInfo> tensors();

  /**
   * What the file says of itself; of several that belong together, what the one that was opened
   * says, and what the others say in addition.
   */
  Map<String, String> metadata();

  /** What is legal, but odd; a sentence each. */
  List<String> notes();

  /** The tensor of a name, if there is one. */
  Optional<TensorInfo> find(String name);

  /**
   * The bytes of a tensor: elements little-endian, in row-major order, without gaps.
   *
   * @throws CheckpointException while reading, if the file is damaged
   */
  ReadableByteChannel open(TensorInfo tensor) throws IOException;

  /**
   * Whether the format itself has checksums, with which whatever reads bytes compares them. Else
   * there may be some in the metadata, see {@link Checksums}.
   */
  default boolean hasOwnChecksums() {
    return false;
  }

  /**
   * What is in the file beside tensors: the names of an npz's entries that are left out, such as
   * texts and records, in the file's order. Other formats have none.
   */
  default List<String> others() {
    return List.of();
  }

  /**
   * The bytes of one of the {@link #others()}, as the file has them.
   *
   * @throws CheckpointException also while reading, if the file is damaged
   * @throws IllegalArgumentException if it has none of that name
   */
  default ReadableByteChannel openOther(String name) throws IOException {
    throw new IllegalArgumentException(
        file() + " has nothing but tensors, so also no " + Printable.quoted(name));
  }

  /**
   * The bytes of a tensor in place, valid after this is closed: read-only, or private copies of the
   * pages that are written to. Empty if they do not lie in the file as {@link #open} gives them, or
   * are more than one buffer can hold.
   */
  Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite) throws IOException;

  /**
   * Fails if somebody has written to the file of a tensor since it was opened, as far as the system
   * tells: by its length, and the time when it was modified. A file that was deleted, or another
   * that was put in its place, does no harm: this still has the old one.
   *
   * @throws CheckpointException if so
   */
  default void requireUnchanged(TensorInfo tensor) throws IOException {}
}
