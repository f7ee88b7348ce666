package io.varscope.naming;

import io.varscope.naming.TensorExpression.Concat;
import io.varscope.naming.TensorExpression.Permute;
import io.varscope.naming.TensorExpression.Reshape;
import io.varscope.naming.TensorExpression.Slice;
import io.varscope.naming.TensorExpression.UnfitException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The shapes that operations give, and the sentences for those that they do not fit. */
final class ShapeRules {

  private ShapeRules() {}

  static <T> List<T> transpose(List<T> shape) {
    if (shape.size() != 2) {
      throw new UnfitException(
          "transpose takes a tensor of 2 axes, not one of shape "
              + text(shape)
              + ". Of more axes, permute(t, ...) says the order.");
    }
    return List.of(shape.get(1), shape.get(0));
  }

  static <T> List<T> permute(Permute permute, List<T> shape) {
    boolean[] isThere = new boolean[shape.size()];
    List<T> permuted = new ArrayList<>();
    for (long axis : permute.axes()) {
      int index = axis(axis, shape, permute);
      if (isThere[index]) {
        throw new UnfitException(permute + " names axis " + axis + " twice.");
      }
      isThere[index] = true;
      permuted.add(shape.get(index));
    }
    if (permuted.size() < shape.size()) {
      throw new UnfitException(
          permute
              + " names "
              + axes(permuted.size())
              + ", but the tensor has shape "
              + text(shape)
              + ": name each axis once.");
    }
    return permuted;
  }

  static <T> List<T> concat(Lengths<T> lengths, Concat concat, List<List<T>> shapes) {
    List<T> first = shapes.get(0);
    int axis = axis(concat.axis(), first, concat);
    T sum = first.get(axis);
    for (List<T> next : shapes.subList(1, shapes.size())) {
      boolean differ = next.size() != first.size();
      for (int k = 0; !differ && k < first.size(); k++) {
        differ = k != axis && lengths.differ(first.get(k), next.get(k));
      }
      if (differ) {
        throw new UnfitException(
            "concat along axis "
                + axis
                + " takes tensors that are equal in all other axes, but the shapes are "
                + text(first)
                + " and "
                + text(next)
                + ".");
      }
      try {
        sum = lengths.sum(sum, next.get(axis));
      } catch (ArithmeticException e) {
        throw new UnfitException("The length of axis " + axis + " of concat overflows a long.");
      }
    }
    List<T> shape = new ArrayList<>(first);
    shape.set(axis, sum);
    return shape;
  }

  static <T> List<T> slice(Lengths<T> lengths, Slice slice, List<T> shape) {
    int axis = axis(slice.axis(), shape, slice);
    OptionalLong length = lengths.known(shape.get(axis));
    if (slice.from() > slice.to() || (length.isPresent() && slice.to() > length.getAsLong())) {
      throw new UnfitException(
          "slice takes the indices from "
              + slice.from()
              + " to before "
              + slice.to()
              + " of axis "
              + axis
              + ", whose length is "
              + shape.get(axis)
              + ".");
    }
    List<T> sliced = new ArrayList<>(shape);
    sliced.set(axis, lengths.number(slice.to() - slice.from()));
    return sliced;
  }

  static <T> List<T> reshape(Lengths<T> lengths, Reshape reshape, List<T> shape) {
    List<T> wanted = new ArrayList<>();
    for (long length : reshape.lengths()) {
      wanted.add(lengths.number(length));
    }
    List<T> before = withoutOnes(lengths, shape);
    List<T> after = withoutOnes(lengths, wanted);
    boolean differ = before.size() != after.size();
    for (int k = 0; !differ && k < before.size(); k++) {
      differ = lengths.differ(before.get(k), after.get(k));
    }
    if (differ) {
      throw new UnfitException(
          "reshape adds or drops axes of length 1 only, but here shape "
              + text(shape)
              + " becomes "
              + text(wanted)
              + ".");
    }
    return wanted;
  }

  /** All but those that are certainly 1. */
  private static <T> List<T> withoutOnes(Lengths<T> lengths, List<T> shape) {
    List<T> others = new ArrayList<>();
    for (T length : shape) {
      OptionalLong known = lengths.known(length);
      if (known.isEmpty() || known.getAsLong() != 1) {
        others.add(length);
      }
    }
    return others;
  }

  private static int axis(long axis, List<?> shape, TensorExpression operation) {
    if (axis >= shape.size()) {
      throw new UnfitException(
          operation
              + " names axis "
              + axis
              + " of a tensor of "
              + axes(shape.size())
              + (shape.isEmpty() ? "." : ", counted from 0."));
    }
    return (int) axis;
  }

  private static String axes(int count) {
    return count + (count == 1 ? " axis" : " axes");
  }

  /** As Python and {@code io.varscope.Shape} write a shape. */
  private static String text(List<?> shape) {
    StringBuilder text = new StringBuilder("(");
    for (int k = 0; k < shape.size(); k++) {
      text.append(k == 0 ? "" : ", ").append(shape.get(k));
    }
    return text.append(shape.size() == 1 ? ",)" : ")").toString();
  }
}
