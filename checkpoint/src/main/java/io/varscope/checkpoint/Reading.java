package io.varscope.checkpoint;

import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Memory;
import io.varscope.checkpoint.LoadReport.Loaded;
import io.varscope.checkpoint.files.SystemFault;
import io.varscope.checkpoint.layout.BlockwiseCopy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads some tensors of a file, reports its progress, and stops on demand. Bytes are checked in
 * memory that only this object can change, and used from there.
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

  /** The bytes of the largest tensor that something is rearranged from. */
  private final long largest;

  /** The memory to rearrange it, once that is needed. */
  private @Nullable BlockwiseCopy copy;

  /** Those that were not read yet, once for each variable that has something of them. */
  private final Deque<TensorInfo> left;

  /** How many variables are still to be rearranged from each, and how many have it as it is. */
  private final Map<TensorInfo, Integer> uses = new HashMap<>();

  private final Map<TensorInfo, Integer> whole = new HashMap<>();

  /** How many bytes variables get that are rearranged from each. */
  private final Map<TensorInfo, Long> rearranged = new HashMap<>();

  /** What was read and checked as a whole, and is needed again. */
  private final Map<TensorInfo, Staged> staged = new HashMap<>();

  private final List<TensorInfo> inPlace = new ArrayList<>();
  private final List<TensorInfo> damaged = new ArrayList<>();
  private long done;

  /**
   * Nothing is read yet.
   *
   * @param checksums to compare the bytes with, if any
   * @param loaded what will be read
   */
  Reading(
      Checkpoint checkpoint,
      Optional<Checksums> checksums,
      Progress progress,
      Collection<Loaded> loaded) {
    this.checkpoint = checkpoint;
    this.checksums = checksums;
    this.progress = progress;
    this.total = loaded.stream().mapToLong(Loaded::size).sum();
    this.left = new ArrayDeque<>(loaded.size());
    for (Loaded one : loaded) {
      for (TensorInfo tensor : one.tensors()) {
        left.add(tensor);
        if (one.arrangement().isPresent()) {
          uses.merge(tensor, 1, Integer::sum);
          rearranged.merge(tensor, one.arrangement().get().bytesOf(tensor), Long::sum);
        } else {
          whole.merge(tensor, 1, Integer::sum);
        }
      }
    }
    this.staging =
        new Staging(
            checkpoint.file(),
            left.stream().distinct().mapToLong(tensor -> Staging.padded(tensor.size())).sum());
    this.largest = rearranged.keySet().stream().mapToLong(TensorInfo::size).max().orElse(0);
  }

  private void step(long bytes) {
    done += bytes;
    if (!progress.at(done, total)) {
      throw new CancellationException(checkpoint.file() + ": stopped after " + done + " bytes");
    }
  }

  /** The bytes of a tensor that are loaded from it, be it read as a whole or only there. */
  private final class Share implements IntConsumer {

    private long left;

    Share(long bytes) {
      this.left = bytes;
    }

    @Override
    public void accept(int bytes) {
      count(Math.min(left, bytes));
    }

    /** More variables than one may have the bytes. */
    void finish() {
      count(left);
    }

    private void count(long bytes) {
      left -= bytes;
      if (bytes > 0) {
        step(bytes);
      }
    }
  }

  /** Sets all elements of a variable that no other thread sees yet. */
  void into(AnyVariable variable, Loaded loaded) {
    if (loaded.arrangement().isPresent()) {
      arrange(variable, loaded.arrangement().get());
    } else {
      into(variable, loaded.tensor());
    }
    requireWhole();
  }

  private void into(AnyVariable variable, TensorInfo tensor) {
    boolean isSame = tensor.type() == ElementType.of(variable.dtype());
    if (isSame && variable.memory() == Memory.DIRECT) {
      read(tensor, this::step, reader -> reader.fill(variable.bytes()));
    } else {
      read(
          tensor,
          this::step,
          reader -> {
            DType<?> dtype = tensor.type().dtype().orElseThrow();
            for (int from = 0; reader.left() > 0; ) {
              from += variable.setBytes(from, dtype, fillScratch(reader));
            }
          });
    }
  }

  /** Puts a variable together, tensor by tensor. */
  private void arrange(AnyVariable variable, Arrangement arrangement) {
    for (TensorInfo tensor : arrangement.tensors()) {
      if (isChecked()) {
        // Only a tensor as a whole can be checked, so it is kept for the next variable.
        stage(tensor, requireNonNull(rearranged.get(tensor)));
        requireWhole();
        arrange(variable, arrangement, tensor, requireNonNull(staged.get(tensor))::read);
        if (uses.merge(tensor, -1, Integer::sum) == 0) {
          staged.remove(tensor);
        }
      } else {
        Share share = new Share(arrangement.bytesOf(tensor));
        read(
            tensor,
            any -> {},
            reader ->
                arrange(
                    variable,
                    arrangement,
                    tensor,
                    (from, target) -> {
                      reader.fillFrom(from, target);
                      share.accept(target.remaining());
                    }));
      }
    }
  }

  private boolean isChecked() {
    return checksums.isPresent() || checkpoint.hasOwnChecksums();
  }

  /** Reads the bytes of a tensor from a place on. */
  @FunctionalInterface
  private interface Bytes {
    void read(long from, ByteBuffer target) throws IOException;
  }

  private void arrange(
      AnyVariable variable, Arrangement arrangement, TensorInfo tensor, Bytes bytes) {
    DType<?> dtype = tensor.type().dtype().orElseThrow();
    try {
      for (Arrangement.Part part : arrangement.parts()) {
        if (part.tensor().equals(tensor)) {
          copy()
              .copy(
                  part.axes(),
                  dtype.bytes(),
                  (index, block) -> bytes.read(index * dtype.bytes(), block),
                  (index, run) -> variable.setBytes((int) index, dtype, run));
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private BlockwiseCopy copy() {
    if (copy == null) {
      copy = BlockwiseCopy.of(largest);
    }
    return copy;
  }

  /** Reads and checks all tensors, in private memory. */
  void stage() {
    if (!rearranged.isEmpty()) {
      copy();
    }
    for (TensorInfo tensor : new ArrayList<>(left)) {
      stage(
          tensor,
          rearranged.getOrDefault(tensor, 0L) + whole.getOrDefault(tensor, 0) * tensor.size());
    }
    requireWhole();
  }

  /**
   * Reads and checks a tensor, if it is not staged already.
   *
   * @param counted how many bytes are loaded from it
   */
  private void stage(TensorInfo tensor, long counted) {
    if (staged.containsKey(tensor)) {
      left.removeFirstOccurrence(tensor);
      return;
    }
    List<ByteBuffer> pieces = new ArrayList<>();
    Share share = new Share(counted);
    read(
        tensor,
        share,
        reader -> {
          while (reader.left() > 0) {
            ByteBuffer piece = staging.next(reader.left());
            reader.fill(piece);
            pieces.add(piece);
          }
        });
    share.finish();
    staged.put(tensor, new Staged(tensor.type(), pieces));
  }

  /** Sets all elements of a variable to what is staged; nothing is left that could fail. */
  void copyStaged(Loaded loaded, AnyVariable variable) {
    if (loaded.arrangement().isEmpty()) {
      requireNonNull(staged.get(loaded.tensor())).copyTo(variable);
      return;
    }
    for (TensorInfo tensor : loaded.tensors()) {
      arrange(
          variable, loaded.arrangement().get(), tensor, requireNonNull(staged.get(tensor))::read);
    }
  }

  /**
   * The memory of the file, if all lies in it as a variable needs it. This does not touch it: a
   * page that is gone would end the program. Checks read the file instead.
   */
  Optional<ByteBuffer> inPlace(Loaded loaded, boolean copyOnWrite) {
    if (loaded.arrangement().isEmpty()) {
      return inPlace(loaded.tensor(), loaded.size(), copyOnWrite);
    }
    return loaded
        .arrangement()
        .get()
        .run()
        .flatMap(
            part ->
                inPlace(part.tensor(), loaded.size(), copyOnWrite)
                    .map(
                        bytes -> {
                          int width = part.tensor().type().bits() / Byte.SIZE;
                          int from = (int) (part.axes().source() * width);
                          return bytes.slice(from, (int) loaded.size());
                        }));
  }

  private Optional<ByteBuffer> inPlace(TensorInfo tensor, long counted, boolean copyOnWrite) {
    try {
      Optional<ByteBuffer> mapped = checkpoint.map(tensor, copyOnWrite);
      if (mapped.isPresent()) {
        inPlace.add(tensor);
        if (checksums.isPresent() || tensor.type() == ElementType.BOOL) {
          Share share = new Share(counted);
          check(tensor, share);
          share.finish();
          requireWhole();
        } else {
          left.removeFirstOccurrence(tensor);
          step(counted);
          requireUnchangedMapped();
        }
      }
      return mapped;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void check(TensorInfo tensor, IntConsumer counted) {
    read(
        tensor,
        counted,
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

  private void read(TensorInfo tensor, IntConsumer counted, Reader how) {
    left.removeFirstOccurrence(tensor);
    try (TensorReader reader =
        new TensorReader(checkpoint, tensor, checksums.isPresent(), counted)) {
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
      check(left.getFirst(), this::step);
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
}
