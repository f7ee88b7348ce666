package io.varscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;

/** Writes tensors into a file, one after the other, and tells how far it is. */
final class TensorOutput {

  private static final int CHUNK = 1 << 18;

  private final Path name;
  private final FileChannel file;
  private final Progress progress;
  private final long total;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
  private final CRC32 crc = new CRC32();
  private long done;

  /**
   * Will write into a file.
   *
   * @param name of the file, for people
   * @param total how many bytes all tensors have
   */
  TensorOutput(Path name, FileChannel file, Progress progress, long total) {
    this.name = name;
    this.file = file;
    this.progress = progress;
    this.total = total;
  }

  /** Where the next byte will be. */
  long position() throws IOException {
    return file.position();
  }

  /** Begins a new checksum. */
  void resetCrc() {
    crc.reset();
  }

  /** The checksum of all that was written since it began. */
  int crc() {
    return (int) crc.getValue();
  }

  /** Writes all that is left in a buffer. */
  void write(ByteBuffer bytes) throws IOException {
    crc.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** Writes over what was written before. */
  void overwrite(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
  }

  /**
   * Writes the bytes of a tensor.
   *
   * @param size how many these have to be
   * @throws CancellationException if the progress says so
   */
  void write(TensorData tensor, long size) throws IOException {
    try (ReadableByteChannel source = tensor.source().open()) {
      long left = size;
      while (left > 0) {
        chunk.clear().limit((int) Math.min(CHUNK, left));
        if (source.read(chunk) < 0) {
          throw wrong(tensor, size, "gives only " + (size - left));
        }
        left -= chunk.position();
        done += chunk.position();
        write(chunk.flip());
        if (!progress.at(done, total)) {
          throw new CancellationException("The writing of " + name + " was stopped.");
        }
      }
      if (source.read(chunk.clear().limit(1)) > 0) {
        throw wrong(tensor, size, "gives more");
      }
    }
  }

  private CheckpointException wrong(TensorData tensor, long size, String gives) {
    return new CheckpointException(
        name,
        "Tensor "
            + tensor.name()
            + ", "
            + tensor.shape()
            + " of "
            + tensor.type()
            + ", has "
            + size
            + " bytes, but its source "
            + gives
            + ".");
  }
}
