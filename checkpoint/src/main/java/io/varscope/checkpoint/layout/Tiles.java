package io.varscope.checkpoint.layout;

import io.varscope.checkpoint.layout.Axes.Axis;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Copies a block between two buffers. Elements that are side by side in one buffer and far apart in
 * the other are copied in tiles, which stay in a cache.
 */
final class Tiles {

  /** The elements of a side of a tile: one or two lines of a cache. */
  private static final int SIDE = 32;

  private static final long LOWER = 0xffffffffL;

  private final ByteBuffer source;
  private final ByteBuffer target;
  private final int width;

  /**
   * A copy from one buffer to another, both little-endian.
   *
   * @param width of an element, in bytes
   */
  Tiles(ByteBuffer source, ByteBuffer target, int width) {
    this.source = source;
    this.target = target;
    this.width = width;
  }

  /** Copies a block. */
  void copy(Axes block) {
    List<Axis> outer = new ArrayList<>(block.merged().axes());
    if (outer.isEmpty()) {
      outer.add(new Axis(1, 1, 1));
    }
    Axis read = remove(outer, Comparator.comparingLong(Axis::source));
    Axis written =
        outer.isEmpty() || read.target() == 1
            ? new Axis(1, 0, 0)
            : remove(outer, Comparator.comparingLong(Axis::target));
    copy(outer, 0, read, written, block.source(), block.target());
  }

  private static Axis remove(List<Axis> axes, Comparator<Axis> order) {
    Axis least = axes.stream().min(order).orElseThrow();
    axes.remove(least);
    return least;
  }

  private void copy(List<Axis> outer, int next, Axis read, Axis written, long from, long to) {
    if (next == outer.size()) {
      copyPlane(read, written, from, to);
      return;
    }
    Axis axis = outer.get(next);
    for (long k = 0; k < axis.length(); k++) {
      copy(outer, next + 1, read, written, from + k * axis.source(), to + k * axis.target());
    }
  }

  private void copyPlane(Axis read, Axis written, long from, long to) {
    if (read.source() == 1 && read.target() == 1) {
      for (long k = 0; k < written.length(); k++) {
        target.put(
            at(to + k * written.target()),
            source,
            at(from + k * written.source()),
            at(read.length()));
      }
      return;
    }
    // Which of the two is the inner loop: the one that makes the smaller leaps.
    boolean isWrittenInner = read.target() > written.source();
    copyTiles(isWrittenInner ? written : read, isWrittenInner ? read : written, from, to);
  }

  private void copyTiles(Axis inner, Axis outer, long from, long to) {
    boolean isPaired = width == Integer.BYTES && inner.source() == 1 && outer.target() == 1;
    for (long o = 0; o < outer.length(); o += SIDE) {
      int rows = (int) Math.min(SIDE, outer.length() - o);
      for (long i = 0; i < inner.length(); i += SIDE) {
        int columns = (int) Math.min(SIDE, inner.length() - i);
        int source = at(from + o * outer.source() + i * inner.source());
        int target = at(to + o * outer.target() + i * inner.target());
        int row = 0;
        if (isPaired) {
          for (; row + 1 < rows; row += 2) {
            copyTwoRows(
                columns,
                source + row * at(outer.source()),
                at(outer.source()),
                target + row * at(outer.target()),
                at(inner.target()));
          }
        }
        for (; row < rows; row++) {
          copyRow(
              columns,
              source + row * at(outer.source()),
              at(inner.source()),
              target + row * at(outer.target()),
              at(inner.target()));
        }
      }
    }
  }

  /** Where an element begins; both buffers are small enough for an {@code int}. */
  private int at(long element) {
    return (int) (element * width);
  }

  /** Transposes two elements by two, with half the reads and writes; only of 4 bytes each. */
  private void copyTwoRows(int count, int from, int rowStep, int to, int toStep) {
    int s = from;
    int t = to;
    int k = 0;
    for (; k + 1 < count; k += 2, s += Long.BYTES, t += 2 * toStep) {
      long first = source.getLong(s);
      long second = source.getLong(s + rowStep);
      target.putLong(t, (first & LOWER) | second << Integer.SIZE);
      target.putLong(t + toStep, first >>> Integer.SIZE | (second & ~LOWER));
    }
    if (k < count) {
      target.putInt(t, source.getInt(s));
      target.putInt(t + Integer.BYTES, source.getInt(s + rowStep));
    }
  }

  private void copyRow(int count, int from, int fromStep, int to, int toStep) {
    int s = from;
    int t = to;
    switch (width) {
      case Byte.BYTES -> {
        for (int k = 0; k < count; k++, s += fromStep, t += toStep) {
          target.put(t, source.get(s));
        }
      }
      case Short.BYTES -> {
        for (int k = 0; k < count; k++, s += fromStep, t += toStep) {
          target.putShort(t, source.getShort(s));
        }
      }
      case Integer.BYTES -> {
        for (int k = 0; k < count; k++, s += fromStep, t += toStep) {
          target.putInt(t, source.getInt(s));
        }
      }
      case Long.BYTES -> {
        for (int k = 0; k < count; k++, s += fromStep, t += toStep) {
          target.putLong(t, source.getLong(s));
        }
      }
      default -> throw new AssertionError(width);
    }
  }
}
