package io.varscope.checkpoint.bytes;

import static io.varscope.checkpoint.text.Printable.quoted;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.files.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.Checksum;

/**
 * Copies tensors into a file, many small ones at once. The checksum is made of the copy, so it fits
 * the file even if another thread writes to the tensor.
 */
public final class TensorCopy {

  private static final int CHUNK = 1 << 18;

  private final Path file;
  private final NewFile target;
  private final Optional<? extends Checksum> checksum;
  private final Progress progress;
  private final long total;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
  private long done;

  /**
   * Nothing copied yet.
   *
   * @param file for messages
   * @param checksum of what is copied, if one is wanted
   * @param total bytes of all tensors
   */
  public TensorCopy(
      Path file,
      NewFile target,
      Optional<? extends Checksum> checksum,
      long total,
      Progress progress) {
    this.file = file;
    this.target = target;
    this.checksum = checksum;
    this.total = total;
    this.progress = progress;
  }

  /** Where the next byte will be. */
  public long position() throws IOException {
    return target.position() + chunk.position();
  }

  /** Begins a new checksum. */
  public void resetChecksum() {
    checksum.ifPresent(Checksum::reset);
  }

  /** The checksum of what was appended since it began; 0 if none is wanted. */
  public int checksum() {
    return checksum.map(sum -> (int) sum.getValue()).orElse(0);
  }

  /** Appends what belongs to no tensor. */
  public void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int begin = chunk.position();
      int count = Math.min(bytes.remaining(), chunk.capacity() - begin);
      chunk.put(begin, bytes, bytes.position(), count).position(begin + count);
      bytes.position(bytes.position() + count);
      appended(begin);
    }
  }

  /**
   * Appends the bytes of a tensor.
   *
   * @param size how many these have to be
   * @throws CheckpointException if its source gives more or fewer
   */
  public void append(TensorData tensor, long size) throws IOException {
    long left = size;
    try (ReadableByteChannel source = tensor.source().open()) {
      while (left > 0) {
        int begin = chunk.position();
        chunk.limit(begin + (int) Math.min(chunk.capacity() - begin, left));
        int count = source.read(chunk);
        chunk.limit(chunk.capacity());
        if (count < 0) {
          throw wrong(tensor, size, "gave only " + (size - left));
        }
        left -= count;
        done += count;
        appended(begin);
      }
      if (source.read(ByteBuffer.allocate(1)) > 0) {
        throw wrong(tensor, size, "gave more");
      }
    }
  }

  private CheckpointException wrong(TensorData tensor, long size, String gave) {
    return new CheckpointException(
        file,
        "tensor "
            + quoted(tensor.name())
            + " should have "
            + size
            + " bytes, but its source "
            + gave);
  }

  private void appended(int begin) throws IOException {
    checksum.ifPresent(sum -> sum.update(chunk.duplicate().flip().position(begin)));
    if (!chunk.hasRemaining()) {
      flush();
    }
  }

  /** Writes over what was appended before. */
  public void overwrite(ByteBuffer bytes, long position) throws IOException {
    flush();
    target.write(bytes, position);
  }

  /**
   * Writes what has been gathered.
   *
   * @throws CancellationException if the progress says so
   */
  public void flush() throws IOException {
    chunk.flip();
    target.write(chunk);
    chunk.clear();
    if (!progress.at(done, total)) {
      throw new CancellationException("writing " + file + " was cancelled");
    }
  }
}
