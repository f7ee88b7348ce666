package io.varscope.checkpoint;

import io.varscope.Shape;
import io.varscope.checkpoint.layout.Axes;
import io.varscope.checkpoint.layout.Axes.Axis;
import io.varscope.naming.Piece;
import io.varscope.naming.Piece.Span;
import io.varscope.naming.TensorExpression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the elements of a variable lie in the tensors of a file.
 *
 * @param expression what it is of them
 * @param tensors each once
 * @param parts none if the variable has no elements
 * @param size of all elements, in bytes, as the file has them
 */
record Arrangement(
    TensorExpression expression, List<TensorInfo> tensors, List<Part> parts, long size) {

  /** A block of elements: the tensor is the source, the variable the target. */
  record Part(TensorInfo tensor, Axes axes) {}

  /**
   * The arrangement of a variable.
   *
   * @param tensors by name, of one type
   * @param variable its shape, which is that of the expression
   * @throws TensorExpression.UnfitException if an operation cannot be applied to its operand
   */
  static Arrangement of(
      TensorExpression expression, Function<String, TensorInfo> tensors, List<Long> variable) {
    List<Part> parts = new ArrayList<>();
    for (Piece piece : Piece.of(expression, name -> lengths(tensors.apply(name).shape()))) {
      TensorInfo tensor = tensors.apply(piece.tensor());
      parts.add(new Part(tensor, axes(piece, lengths(tensor.shape()), variable)));
    }
    List<TensorInfo> leaves = new ArrayList<>();
    for (String name : new LinkedHashSet<>(expression.tensors())) {
      leaves.add(tensors.apply(name));
    }
    long elements = parts.stream().mapToLong(part -> part.axes().elements()).sum();
    long size = elements * leaves.get(0).type().bits() / Byte.SIZE;
    return new Arrangement(expression, List.copyOf(leaves), List.copyOf(parts), size);
  }

  /** Lengths as shapes are written; there may be more elements than a shape can have. */
  static String text(List<Long> lengths) {
    return lengths.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "(", lengths.size() == 1 ? ",)" : ")"));
  }

  static List<Long> lengths(Shape shape) {
    List<Long> lengths = new ArrayList<>(shape.rank());
    for (int axis = 0; axis < shape.rank(); axis++) {
      lengths.add(shape.dim(axis));
    }
    return lengths;
  }

  /** Where a piece is: the tensor is the source, the variable the target. */
  static Axes axes(Piece piece, List<Long> tensor, List<Long> variable) {
    long[] source = Axes.strides(tensor);
    long[] target = Axes.strides(variable);
    List<Axis> axes = new ArrayList<>();
    long from = 0;
    long to = 0;
    for (int axis = 0; axis < source.length; axis++) {
      Span span = piece.spans().get(axis);
      from += span.from() * source[axis];
      if (span.axis() != Span.NO_AXIS) {
        axes.add(new Axis(span.length(), source[axis], target[span.axis()]));
      }
    }
    for (int axis = 0; axis < target.length; axis++) {
      to += piece.at().get(axis) * target[axis];
    }
    return new Axes(axes, from, to);
  }

  /** How many bytes of a tensor it has; those that are there twice count twice. */
  long bytesOf(TensorInfo tensor) {
    long elements =
        parts.stream()
            .filter(part -> part.tensor().equals(tensor))
            .mapToLong(part -> part.axes().elements())
            .sum();
    return elements * tensor.type().bits() / Byte.SIZE;
  }

  /** The only part, if its bytes lie in the tensor as in the variable. */
  Optional<Part> run() {
    return parts.size() == 1 && parts.get(0).axes().isOneRun()
        ? Optional.of(parts.get(0))
        : Optional.empty();
  }
}
