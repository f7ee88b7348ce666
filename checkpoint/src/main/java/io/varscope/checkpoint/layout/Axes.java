package io.varscope.checkpoint.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a block of elements of one row-major array lies in another.
 *
 * @param axes of the block, in any order; those of length 1 may be left out
 * @param source the index of its first element in the array that it comes from
 * @param target the same in the array that it goes to
 */
public record Axes(List<Axis> axes, long source, long target) {

  public Axes {
    axes = List.copyOf(axes);
  }

  /**
   * An axis of the block.
   *
   * @param length at least 1
   * @param source by how many elements an index more is further in the array that it comes from
   * @param target the same in the array that it goes to
   */
  public record Axis(long length, long source, long target) {

    /** The same with another length. */
    Axis of(long length) {
      return new Axis(length, source, target);
    }

    /** Whether this and the next axis are like one axis, in both arrays. */
    private boolean continuesIn(Axis next) {
      return source == next.length * next.source && target == next.length * next.target;
    }
  }

  /** The strides of an array: by how many elements an index more of each axis is further. */
  public static long[] strides(List<Long> shape) {
    long[] strides = new long[shape.size()];
    long stride = 1;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return strides;
  }

  /** The number of elements. */
  public long elements() {
    return axes.stream().mapToLong(Axis::length).reduce(1, (a, b) -> a * b);
  }

  /** The other direction. */
  public Axes inverse() {
    return new Axes(
        axes.stream().map(axis -> new Axis(axis.length, axis.target, axis.source)).toList(),
        target,
        source);
  }

  /** Whether its elements stand side by side, in the same order, in both arrays. */
  public boolean isOneRun() {
    List<Axis> merged = merged().axes;
    return merged.isEmpty()
        || (merged.size() == 1 && merged.get(0).source == 1 && merged.get(0).target == 1);
  }

  /** The same with as few axes as can be, in the order of the source. */
  Axes merged() {
    List<Axis> sorted = new ArrayList<>(axes);
    sorted.sort(Comparator.comparingLong(Axis::source).reversed());
    List<Axis> merged = new ArrayList<>();
    for (Axis axis : sorted) {
      int last = merged.size() - 1;
      if (axis.length == 1) {
        continue;
      }
      if (last >= 0 && merged.get(last).continuesIn(axis)) {
        long length = merged.get(last).length * axis.length;
        merged.set(last, new Axis(length, axis.source, axis.target));
      } else {
        merged.add(axis);
      }
    }
    return new Axes(merged, source, target);
  }
}
