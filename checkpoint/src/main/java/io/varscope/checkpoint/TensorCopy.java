package io.varscope.checkpoint;

import static io.varscope.checkpoint.SafetensorsNames.quoted;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32C;

/**
 * Copies tensors into a file, many small ones at once. A checksum is made of the copy, so it is
 * that of the file even while another thread writes to the tensor.
 */
final class TensorCopy {

  private static final int CHUNK = 1 << 18;

  private final Path file;
  private final FileChannel channel;
  private final boolean checksums;
  private final Progress progress;
  private final long total;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
  private long done;

  /**
   * @param file for messages
   * @param total bytes that will be copied
   */
  TensorCopy(Path file, FileChannel channel, boolean checksums, long total, Progress progress) {
    this.file = file;
    this.channel = channel;
    this.checksums = checksums;
    this.total = total;
    this.progress = progress;
  }

  /**
   * Appends a tensor.
   *
   * @return the CRC-32C of its bytes; 0 if none is wanted
   */
  int append(TensorData tensor) throws IOException {
    long size = SafetensorsLayout.size(tensor);
    long left = size;
    CRC32C crc = new CRC32C();
    try (ReadableByteChannel source = tensor.source().open()) {
      while (left > 0) {
        int begin = chunk.position();
        chunk.limit((int) Math.min(chunk.capacity(), begin + left));
        int count = source.read(chunk);
        if (count < 0) {
          throw new CheckpointException(
              file,
              "tensor "
                  + quoted(tensor.name())
                  + " should have "
                  + size
                  + " bytes, but its source gave only "
                  + (size - left));
        }
        left -= count;
        if (checksums) {
          crc.update(chunk.duplicate().limit(chunk.position()).position(begin));
        }
        if (chunk.position() == chunk.capacity()) {
          flush();
        }
      }
      if (source.read(ByteBuffer.allocate(1)) > 0) {
        throw new CheckpointException(
            file,
            "tensor "
                + quoted(tensor.name())
                + " should have "
                + size
                + " bytes, but its source gave more");
      }
    }
    return (int) crc.getValue();
  }

  /** Writes what has been gathered. */
  void flush() throws IOException {
    chunk.limit(chunk.position()).rewind();
    done += chunk.remaining();
    while (chunk.hasRemaining()) {
      channel.write(chunk);
    }
    chunk.clear();
    if (!progress.at(done, total)) {
      throw new CancellationException("writing " + file + " was cancelled");
    }
  }
}
