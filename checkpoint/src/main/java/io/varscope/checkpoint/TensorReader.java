package io.varscope.checkpoint;

import io.varscope.checkpoint.text.Printable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.zip.CRC32C;

/** Reads the bytes of one tensor, and checks exactly those bytes. */
final class TensorReader implements Closeable {

  /** The size of one read: large, since each call costs; small enough to stop in time. */
  private static final int STEP = 8 << 20;

  /** The size of one read that is summed next: as much as stays in a cache. */
  private static final int SUMMED_STEP = 1 << 18;

  /** More bytes are worth to open a tensor again. */
  private static final int MOST_SKIPPED = 1 << 18;

  private final Checkpoint checkpoint;
  private final TensorInfo tensor;
  private final IntConsumer progress;
  private final Optional<CRC32C> checksum;
  private ReadableByteChannel channel;
  private long read;
  private Optional<CheckpointException> untrue = Optional.empty();

  /**
   * Nothing read yet.
   *
   * @param isSummed whether the checksum will be asked for
   * @param progress is told how many bytes more are read
   */
  TensorReader(Checkpoint checkpoint, TensorInfo tensor, boolean isSummed, IntConsumer progress)
      throws IOException {
    this.checkpoint = checkpoint;
    this.tensor = tensor;
    this.progress = progress;
    this.checksum = isSummed ? Optional.of(new CRC32C()) : Optional.empty();
    this.channel = checkpoint.open(tensor);
  }

  /** How many bytes are not read yet. */
  long left() {
    return tensor.size() - read;
  }

  /**
   * Fills a buffer from its position to its limit, and leaves both as they are.
   *
   * @throws CheckpointException if the file ends before
   */
  void fill(ByteBuffer bytes) throws IOException {
    int step = checksum.isPresent() ? SUMMED_STEP : STEP;
    ByteBuffer target = bytes.duplicate();
    while (target.position() < bytes.limit()) {
      int from = target.position();
      target.limit((int) Math.min(bytes.limit(), (long) from + step));
      int count = channel.read(target);
      if (count < 0) {
        throw new CheckpointException(
            checkpoint.file(),
            "tensor " + Printable.quoted(tensor.name()) + " ends before its last byte.");
      }
      ByteBuffer added = bytes.slice(from, count);
      lookForUntruth(added);
      checksum.ifPresent(sum -> sum.update(added));
      read += count;
      progress.accept(count);
    }
  }

  /**
   * Fills a buffer with the bytes from a place on, and leaves its position and limit as they are.
   *
   * @param from nothing that is left out before it is checked or summed
   */
  void fillFrom(long from, ByteBuffer bytes) throws IOException {
    if (from < read || from - read > MOST_SKIPPED) {
      channel.close();
      channel = checkpoint.open(tensor, from);
      read = from;
    }
    if (from > read) {
      // Opening it again may mean to read all that is before.
      fill(ByteBuffer.allocate((int) (from - read)));
    }
    fill(bytes);
  }

  private void lookForUntruth(ByteBuffer bytes) {
    if (tensor.type() != ElementType.BOOL || untrue.isPresent()) {
      return;
    }
    for (int i = 0; i < bytes.limit(); i++) {
      if ((bytes.get(i) & ~1) != 0) {
        untrue =
            Optional.of(
                new CheckpointException(
                    checkpoint.file(),
                    tensor.offset() < 0 ? -1 : tensor.offset() + read + i,
                    "the tensor "
                        + Printable.quoted(tensor.name())
                        + " of BOOL has a byte "
                        + (bytes.get(i) & 0xff)
                        + ", which is neither 0 nor 1."));
        return;
      }
    }
  }

  /**
   * Fails if some bytes were no values of their type.
   *
   * @throws CheckpointException if so
   */
  void requireValues() {
    if (untrue.isPresent()) {
      throw untrue.get();
    }
  }

  /** The checksum of what was read. */
  int checksum() {
    return (int) checksum.orElseThrow().getValue();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
