package io.varscope.checkpoint;

import io.varscope.AnyVariable;
import io.varscope.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Reads the bytes of tensors, tells how far it is, and stops when it is told to. */
final class Reading {

  /** What is read at once: much, since each call of the system costs; little enough to stop. */
  private static final int STEP = 8 << 20;

  /** What is read at once where it is converted next: as much as stays in a cache. */
  private static final int CONVERTED_STEP = 1 << 17;

  private final Checkpoint checkpoint;
  private final Progress progress;
  private final long total;
  private long done;

  /**
   * Nothing read yet.
   *
   * @param total the bytes that will be read
   */
  Reading(Checkpoint checkpoint, Progress progress, long total) {
    this.checkpoint = checkpoint;
    this.progress = progress;
    this.total = total;
  }

  private void step(long bytes) {
    done += bytes;
    if (!progress.at(done, total)) {
      throw new CancellationException(checkpoint.file() + ": stopped after " + done + " bytes");
    }
  }

  /** Sets all elements of a variable that nobody else has yet. */
  void into(AnyVariable variable, TensorInfo tensor) {
    boolean isSame = tensor.type() == ElementType.of(variable.dtype());
    try (ReadableByteChannel channel = checkpoint.open(tensor)) {
      if (isSame && variable.memory() == Memory.DIRECT) {
        ByteBuffer bytes = variable.bytes();
        fill(channel, bytes, tensor);
        requireTruth(tensor, bytes.flip());
        return;
      }
      ByteBuffer bytes = direct((int) Math.min(tensor.size(), CONVERTED_STEP));
      int elementBytes = tensor.type().bits() / 8;
      for (int from = 0; from < variable.size(); from += bytes.limit() / elementBytes) {
        bytes.clear();
        bytes.limit((int) Math.min(bytes.capacity(), tensor.size() - (long) from * elementBytes));
        fill(channel, bytes, tensor);
        requireTruth(tensor, bytes.flip());
        Elements.put(variable, from, tensor.type(), bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All bytes of a tensor in memory, as good as read. */
  ByteBuffer all(TensorInfo tensor) {
    try {
      Optional<ByteBuffer> mapped = checkpoint.map(tensor, false);
      if (mapped.isPresent()) {
        load(mapped.get());
        requireTruth(tensor, mapped.get());
        return mapped.get();
      }
      ByteBuffer bytes = direct((int) tensor.size());
      try (ReadableByteChannel channel = checkpoint.open(tensor)) {
        fill(channel, bytes, tensor);
      }
      requireTruth(tensor, bytes.flip());
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The memory of the file, if the tensor lies in it as a variable needs it. */
  Optional<ByteBuffer> inPlace(TensorInfo tensor, boolean copyOnWrite) {
    try {
      Optional<ByteBuffer> mapped = checkpoint.map(tensor, copyOnWrite);
      mapped.ifPresent(bytes -> requireTruth(tensor, bytes));
      return mapped;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer direct(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void fill(ReadableByteChannel channel, ByteBuffer bytes, TensorInfo tensor)
      throws IOException {
    int end = bytes.limit();
    while (bytes.position() < end) {
      bytes.limit((int) Math.min(end, (long) bytes.position() + STEP));
      int read = channel.read(bytes);
      if (read < 0) {
        throw new CheckpointException(
            checkpoint.file(), "the tensor '" + tensor.name() + "' ends before its last byte.");
      }
      step(read);
    }
  }

  /** Has the system read every page: what cannot be read fails here, before anything changes. */
  private void load(ByteBuffer mapped) {
    for (int from = 0; from < mapped.limit() && from >= 0; from += STEP) {
      int size = Math.min(STEP, mapped.limit() - from);
      if (mapped.slice(from, size) instanceof MappedByteBuffer pages) {
        pages.load();
      }
      step(size);
    }
  }

  private void requireTruth(TensorInfo tensor, ByteBuffer bytes) {
    if (tensor.type() != ElementType.BOOL) {
      return;
    }
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      if ((bytes.get(i) & ~1) != 0) {
        throw new CheckpointException(
            checkpoint.file(),
            tensor.offset() < 0 ? -1 : tensor.offset() + i,
            "the tensor '"
                + tensor.name()
                + "' of BOOL has a byte "
                + (bytes.get(i) & 0xff)
                + ", which is neither 0 nor 1.");
      }
    }
  }
}
