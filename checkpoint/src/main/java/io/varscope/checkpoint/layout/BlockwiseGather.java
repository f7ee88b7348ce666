package io.varscope.checkpoint.layout;

import io.varscope.checkpoint.layout.Axes.Axis;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Puts blocks of an array together that is written from its beginning to its end, of elements that
 * lie in memory in another order. It takes the cores of the machine.
 */
public final class BlockwiseGather {

  /** Where elements come from; several threads ask. */
  @FunctionalInterface
  public interface Source {
    /** Fills a buffer with elements from some index on. */
    void read(long index, ByteBuffer elements);
  }

  private final ByteBuffer ordered;

  /** The memory for blocks of up to some bytes. */
  public BlockwiseGather(int blockSize) {
    this.ordered = BlockwiseCopy.memory(blockSize);
  }

  /**
   * Sets elements of a block.
   *
   * @param width of an element, in bytes
   * @param target the block, little-endian, where the index of its first element is 0
   */
  public void gather(Axes elements, int width, Source source, ByteBuffer target) {
    Axes merged = elements.merged();
    if (merged.isOneRun()) {
      int position = (int) (merged.target() * width);
      int bytes = (int) merged.elements() * width;
      source.read(merged.source(), target.duplicate().limit(position + bytes).position(position));
      return;
    }
    Runs.forEachPart(
        merged,
        width,
        Axis::source,
        (runs, begin) -> {
          ByteBuffer memory = ordered.duplicate().order(ByteOrder.LITTLE_ENDIAN);
          long from = merged.source() + begin * runs.first().source();
          runs.forEach(from, width, memory, source::read);
          long to = merged.target() + begin * runs.first().target();
          new Tiles(ordered, target, width).copy(new Axes(runs.dense(false), runs.at(), to));
        });
  }
}
