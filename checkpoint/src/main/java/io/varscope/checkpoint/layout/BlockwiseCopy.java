package io.varscope.checkpoint.layout;

import io.varscope.checkpoint.layout.Axes.Axis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies elements from an array that is read from its beginning to its end into one that lies in
 * memory, and has them in another order. It takes two blocks of memory, however large the arrays
 * are, and the cores of the machine.
 */
public final class BlockwiseCopy {

  /** The most bytes of a block: the longer its runs are in the target, the better. */
  private static final int BLOCK = 8 << 20;

  /** Where elements come from. */
  @FunctionalInterface
  public interface Source {
    /** Fills a buffer with elements from some index on, which is never before that of the last. */
    void read(long index, ByteBuffer elements) throws IOException;
  }

  /** Where elements go; several threads call it. */
  @FunctionalInterface
  public interface Target {
    /** Sets as many elements from some index on as there are in a buffer. */
    void write(long index, ByteBuffer elements);
  }

  private final int blockSize;
  private final ByteBuffer read;
  private final ByteBuffer ordered;

  private BlockwiseCopy(int blockSize) {
    this.blockSize = blockSize;
    this.read = memory(blockSize);
    this.ordered = memory(blockSize);
  }

  /** The memory to copy arrays of up to some bytes. */
  public static BlockwiseCopy of(long mostBytes) {
    return ofBlocks((int) Math.min(BLOCK, mostBytes));
  }

  /** The same with blocks of some bytes. */
  static BlockwiseCopy ofBlocks(int bytes) {
    return new BlockwiseCopy(Math.max(bytes, Long.BYTES));
  }

  static ByteBuffer memory(int bytes) {
    try {
      return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    } catch (OutOfMemoryError full) {
      return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /**
   * Copies the elements of one block of the source.
   *
   * @param width of an element, in bytes
   */
  public void copy(Axes elements, int width, Source source, Target target) throws IOException {
    Axes merged = elements.merged();
    List<Axis> axes = merged.axes();
    int split = 0;
    while (split < axes.size() && axes.get(split).source() > blockSize / width) {
      split++;
    }
    copy(axes, 0, split, merged.source(), merged.target(), width, source, target);
  }

  /** Goes through the indices of the axes before the one that blocks are ranges of. */
  private void copy(
      List<Axis> axes,
      int next,
      int split,
      long from,
      long to,
      int width,
      Source source,
      Target target)
      throws IOException {
    if (next == axes.size()) {
      copyBlock(new Axes(List.of(), from, to), width, source, target);
      return;
    }
    Axis axis = axes.get(next);
    long step = next == split ? Math.max(1, blockSize / width / axis.source()) : 1;
    for (long k = 0; k < axis.length(); k += step) {
      long nextFrom = from + k * axis.source();
      long nextTo = to + k * axis.target();
      if (next < split) {
        copy(axes, next + 1, split, nextFrom, nextTo, width, source, target);
      } else {
        List<Axis> block = new ArrayList<>(axes.subList(split + 1, axes.size()));
        long length = Math.min(step, axis.length() - k);
        block.add(0, new Axis(length, axis.source(), axis.target()));
        copyBlock(new Axes(block, nextFrom, nextTo), width, source, target);
      }
    }
  }

  private void copyBlock(Axes elements, int width, Source source, Target target)
      throws IOException {
    Axes block = elements.merged();
    long span = 1;
    for (Axis axis : block.axes()) {
      span += (axis.length() - 1) * axis.source();
    }
    ByteBuffer bytes = read.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    source.read(block.source(), bytes.limit((int) (span * width)));
    if (block.isOneRun()) {
      target.write(block.target(), bytes.rewind());
      return;
    }
    Runs.forEachPart(
        block,
        width,
        Axis::target,
        (runs, begin) -> {
          long from = begin * runs.first().source();
          new Tiles(read, ordered, width).copy(new Axes(runs.dense(true), from, runs.at()));
          ByteBuffer memory = ordered.duplicate().order(ByteOrder.LITTLE_ENDIAN);
          long to = block.target() + begin * runs.first().target();
          runs.forEach(to, width, memory, target::write);
        });
  }
}
