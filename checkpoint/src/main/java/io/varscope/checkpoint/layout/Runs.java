package io.varscope.checkpoint.layout;

import io.varscope.checkpoint.layout.Axes.Axis;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * A block whose elements one array has in runs, as long as can be, and memory has without gaps in
 * the order of that array. Threads share large ones.
 */
final class Runs {

  /** Less is not worth another thread. */
  private static final int SHARED = 1 << 18;

  /** So that no thread waits long for the slowest. */
  private static final int PARTS = 4 * Runtime.getRuntime().availableProcessors();

  /** Something with a part of a block. */
  @FunctionalInterface
  interface Part {
    /**
     * Handles it.
     *
     * @param runs of the part
     * @param begin the first index of its first axis
     */
    void handle(Runs runs, long begin);
  }

  /** Something with a run. */
  @FunctionalInterface
  interface Run {
    void handle(long index, ByteBuffer elements);
  }

  private final List<Axis> axes;
  private final ToLongFunction<Axis> stride;

  /** Where the first element is in memory, without gaps. */
  private final long at;

  private Runs(List<Axis> axes, ToLongFunction<Axis> stride, long at) {
    this.axes = axes;
    this.stride = stride;
    this.at = at;
  }

  /**
   * Handles a block in parts.
   *
   * @param stride of the array that has runs
   */
  static void forEachPart(Axes block, int width, ToLongFunction<Axis> stride, Part part) {
    List<Axis> axes = new ArrayList<>(block.axes());
    axes.sort(Comparator.comparingLong(stride).reversed());
    long length = axes.get(0).length();
    int parts = block.elements() * width < SHARED ? 1 : (int) Math.min(PARTS, length);
    if (parts == 1) {
      part.handle(new Runs(axes, stride, 0), 0);
      return;
    }
    long row = block.elements() / length;
    IntStream.range(0, parts)
        .parallel()
        .forEach(
            k -> {
              long begin = length * k / parts;
              long end = length * (k + 1) / parts;
              List<Axis> some = new ArrayList<>(axes);
              some.set(0, axes.get(0).of(end - begin));
              part.handle(new Runs(some, stride, begin * row), begin);
            });
  }

  /** The axes, with how far an index more of each is in memory without gaps. */
  List<Axis> dense(boolean isTarget) {
    List<Axis> dense = new ArrayList<>();
    long next = 1;
    for (int k = axes.size() - 1; k >= 0; k--) {
      Axis axis = axes.get(k);
      dense.add(
          0,
          isTarget
              ? new Axis(axis.length(), axis.source(), next)
              : new Axis(axis.length(), next, axis.target()));
      next *= axis.length();
    }
    return dense;
  }

  /** The first axis of the block. */
  Axis first() {
    return axes.get(0);
  }

  /** Where its first element is in memory without gaps. */
  long at() {
    return at;
  }

  /**
   * Handles each run.
   *
   * @param from where the first element is in the array that has runs
   * @param memory without gaps, whose position and limit are set to each run
   */
  void forEach(long from, int width, ByteBuffer memory, Run run) {
    long length = 1;
    int outer = axes.size();
    while (outer > 0 && stride.applyAsLong(axes.get(outer - 1)) == length) {
      length *= axes.get(--outer).length();
    }
    forEach(0, outer, from, at, (int) length * width, width, memory, run);
  }

  /** Returns where the elements of the next run are in memory. */
  private long forEach(
      int next, int outer, long from, long at, int bytes, int width, ByteBuffer memory, Run run) {
    if (next == outer) {
      int position = (int) (at * width);
      run.handle(from, memory.limit(position + bytes).position(position));
      return at + bytes / width;
    }
    Axis axis = axes.get(next);
    long behind = at;
    for (long k = 0; k < axis.length(); k++) {
      long index = from + k * stride.applyAsLong(axis);
      behind = forEach(next + 1, outer, index, behind, bytes, width, memory, run);
    }
    return behind;
  }
}
