package io.varscope.checkpoint;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Memory;
import io.varscope.checkpoint.files.SystemFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * Reads some tensors of a file, each once, reports its progress, and stops on demand. Bytes are
 * checked in memory that only this object can change, and used from there.
 */
final class Reading {

  /** The size of one read that is converted, or only checked: as much as stays in a cache. */
  private static final int CONVERTED_STEP = 1 << 17;

  /** More names are counted only. */
  private static final int MOST_NAMED = 10;

  /** Reads a tensor. */
  @FunctionalInterface
  private interface Reader {
    void read(TensorReader tensor) throws IOException;
  }

  private final Checkpoint checkpoint;
  private final Optional<Checksums> checksums;
  private final Progress progress;
  private final long total;
  private final Staging staging;
  private ByteBuffer scratch = ByteBuffer.allocate(0);

  /** Those that were not read yet. */
  private final Deque<TensorInfo> left;

  private final List<TensorInfo> inPlace = new ArrayList<>();
  private final List<TensorInfo> damaged = new ArrayList<>();
  private long done;

  /**
   * Nothing is read yet.
   *
   * @param checksums to compare the bytes with, if any
   * @param tensors that will be read
   */
  Reading(
      Checkpoint checkpoint,
      Optional<Checksums> checksums,
      Progress progress,
      Collection<TensorInfo> tensors) {
    this.checkpoint = checkpoint;
    this.checksums = checksums;
    this.progress = progress;
    this.total = tensors.stream().mapToLong(TensorInfo::size).sum();
    this.staging =
        new Staging(
            checkpoint.file(),
            tensors.stream().mapToLong(tensor -> Staging.padded(tensor.size())).sum());
    this.left = new ArrayDeque<>(tensors);
  }

  private void step(long bytes) {
    done += bytes;
    if (!progress.at(done, total)) {
      throw new CancellationException(checkpoint.file() + ": stopped after " + done + " bytes");
    }
  }

  /** Sets all elements of a variable that no other thread sees yet. */
  void into(AnyVariable variable, TensorInfo tensor) {
    boolean isSame = tensor.type() == ElementType.of(variable.dtype());
    if (isSame && variable.memory() == Memory.DIRECT) {
      read(tensor, reader -> reader.fill(variable.bytes()));
    } else {
      read(
          tensor,
          reader -> {
            DType<?> dtype = tensor.type().dtype().orElseThrow();
            for (int from = 0; reader.left() > 0; ) {
              from += variable.setBytes(from, dtype, fillScratch(reader));
            }
          });
    }
    requireWhole();
  }

  /** All of a tensor, in private memory. {@link #requireWhole} reports damage later. */
  Staged stage(TensorInfo tensor) {
    List<ByteBuffer> pieces = new ArrayList<>();
    read(
        tensor,
        reader -> {
          while (reader.left() > 0) {
            ByteBuffer piece = staging.next(reader.left());
            reader.fill(piece);
            pieces.add(piece);
          }
        });
    return new Staged(tensor.type(), pieces);
  }

  /**
   * The memory of the file, if the tensor lies in it as a variable needs it. This does not touch
   * it: a page that is gone would end the program. Checks read the file instead.
   */
  Optional<ByteBuffer> inPlace(TensorInfo tensor, boolean copyOnWrite) {
    try {
      Optional<ByteBuffer> mapped = checkpoint.map(tensor, copyOnWrite);
      if (mapped.isPresent()) {
        inPlace.add(tensor);
        if (checksums.isPresent() || tensor.type() == ElementType.BOOL) {
          check(tensor);
          requireWhole();
        } else {
          left.removeFirstOccurrence(tensor);
          step(tensor.size());
          requireUnchangedMapped();
        }
      }
      return mapped;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void check(TensorInfo tensor) {
    read(
        tensor,
        reader -> {
          while (reader.left() > 0) {
            fillScratch(reader);
          }
        });
  }

  private ByteBuffer fillScratch(TensorReader reader) throws IOException {
    if (scratch.capacity() == 0) {
      scratch = new Staging(checkpoint.file(), 0).next(CONVERTED_STEP);
    }
    // A piece of staging memory may be smaller than what is asked for.
    ByteBuffer bytes = scratch.clear();
    bytes.limit((int) Math.min(bytes.capacity(), reader.left()));
    reader.fill(bytes);
    return bytes;
  }

  private void read(TensorInfo tensor, Reader how) {
    left.removeFirstOccurrence(tensor);
    try (TensorReader reader =
        new TensorReader(checkpoint, tensor, checksums.isPresent(), this::step)) {
      how.read(reader);
      requireUnchanged(tensor);
      if (checksums.isPresent() && !checksums.get().match(tensor, reader.checksum())) {
        damaged.add(tensor);
      } else {
        reader.requireValues();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Called before a variable gets the values: they may be of two files. */
  private void requireUnchanged(TensorInfo tensor) throws IOException {
    checkpoint.requireUnchanged(tensor);
    requireUnchangedMapped();
  }

  /** Called at the end: tensors that were mapped long ago may have changed, in another shard. */
  private void requireUnchangedMapped() throws IOException {
    if (left.isEmpty()) {
      for (TensorInfo mapped : inPlace) {
        checkpoint.requireUnchanged(mapped);
      }
    }
  }

  private CheckpointException unreadable(IOException e) {
    return new CheckpointException(
        checkpoint.file(), "it cannot be read: " + SystemFault.words(e) + ".", e);
  }

  /**
   * Fails if a tensor is damaged, and tells all that are.
   *
   * @throws CheckpointException if so
   */
  void requireWhole() {
    if (damaged.isEmpty()) {
      return;
    }
    while (!left.isEmpty()) {
      check(left.getFirst());
    }
    int more = damaged.size() - MOST_NAMED;
    throw new CheckpointException(
        checkpoint.file(),
        "the bytes of "
            + damaged.stream()
                .limit(MOST_NAMED)
                .map(TensorInfo::printableName)
                .collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more" : "")
            + " are not those that were written: their checksums differ.");
  }

  /**
   * A tensor that is read and checked.
   *
   * @param pieces its bytes, one after the other
   */
  record Staged(ElementType type, List<ByteBuffer> pieces) {

    /** Sets all elements of a variable; nothing is left that could fail. */
    void copyTo(AnyVariable variable) {
      DType<?> dtype = type.dtype().orElseThrow();
      int from = 0;
      for (ByteBuffer piece : pieces) {
        from += variable.setBytes(from, dtype, piece.duplicate());
      }
    }
  }
}
