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
 * An open file of tensors. Names, types, shapes and sizes have been checked against the file; bytes
 * are read when they are asked for. Threads may share it: an interrupt of one of them stops no
 * read. After {@link #close}, every read fails with a {@link CheckpointException}.
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
   * Opens a file. A zip file is an npz, and one that begins as npy does is an npy. One that is
   * called {@code *.index.json} is the index of several safetensors files. One that another {@link
   * CheckpointFormat} recognizes is of that format. Anything else is safetensors.
   *
   * @throws CheckpointException if it is damaged, no regular file, or of no such format; the
   *     message says what it is, if that is known
   * @throws IOException if it cannot be read
   */
  static Checkpoint open(Path file, Strictness strictness) throws IOException {
    return CheckpointFormat.of(file).open(file, strictness);
  }

  /** The file. Of several that belong together, it is the one that was opened. */
  Path file();

  /** Every tensor, in the order of the file's bytes. No two have the same name. */
  List<TensorInfo> tensors();

  /**
   * What the file says of itself. If several belong together, the one that was opened counts first;
   * the others add to it.
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
   * The bytes of a tensor from one of them on.
   *
   * @param from how many bytes to leave out, at most all
   * @throws CheckpointException while reading, if the file is damaged
   */
  default ReadableByteChannel open(TensorInfo tensor, long from) throws IOException {
    ReadableByteChannel all = open(tensor);
    ByteBuffer skipped = ByteBuffer.allocate((int) Math.min(from, 1 << 16));
    for (long left = from; left > 0; left -= skipped.position()) {
      if (all.read(skipped.clear().limit((int) Math.min(left, skipped.capacity()))) < 0) {
        return all;
      }
    }
    return all;
  }

  /**
   * Whether the format has checksums of its own, so that every read is compared with them. Other
   * files may have {@link Checksums} in their metadata.
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
   * The bytes of a tensor in place. The buffer stays valid when this is closed. It is read-only, or
   * else a page becomes a private copy when it is written to. Empty if the bytes do not lie in the
   * file as {@link #open} gives them, or if one buffer cannot hold them.
   */
  Optional<ByteBuffer> map(TensorInfo tensor, boolean copyOnWrite) throws IOException;

  /**
   * Fails if the file of a tensor has changed since it was opened, as far as its length and its
   * time of modification tell. It may be deleted or replaced by another file: this still has the
   * old one.
   *
   * @throws CheckpointException if so
   */
  default void requireUnchanged(TensorInfo tensor) throws IOException {}
}
