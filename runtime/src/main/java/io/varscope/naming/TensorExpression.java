package io.varscope.naming;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a variable is of the tensors of a file. Each operation moves elements, and changes none. */
public sealed interface TensorExpression {

  /** A tensor of the file. */
  record Tensor(String name) implements TensorExpression {
    @Override
    public String toString() {
      return Quotes.asNeeded(name);
    }
  }

  /** The two axes of a matrix, exchanged. */
  record Transpose(TensorExpression of) implements TensorExpression {
    @Override
    public String toString() {
      return "transpose(" + of + ")";
    }
  }

  /**
   * Axes in another order.
   *
   * @param axes which axis of the operand each of the result is, from 0
   */
  record Permute(TensorExpression of, List<Long> axes) implements TensorExpression {

    public Permute {
      axes = List.copyOf(axes);
    }

    @Override
    public String toString() {
      return "permute(" + of + joined(axes) + ")";
    }
  }

  /** Several, one behind the other along an axis. */
  record Concat(long axis, List<TensorExpression> parts) implements TensorExpression {

    public Concat {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return "concat(" + axis + joined(parts) + ")";
    }
  }

  /**
   * A range of an axis.
   *
   * @param from the first index
   * @param to the index behind the last
   */
  record Slice(long axis, long from, long to, TensorExpression of) implements TensorExpression {
    @Override
    public String toString() {
      return "slice(" + axis + ", " + from + ", " + to + ", " + of + ")";
    }
  }

  /**
   * The same elements with more or fewer axes of length 1.
   *
   * @param lengths of all axes of the result
   */
  record Reshape(TensorExpression of, List<Long> lengths) implements TensorExpression {

    public Reshape {
      lengths = List.copyOf(lengths);
    }

    @Override
    public String toString() {
      return "reshape(" + of + joined(lengths) + ")";
    }
  }

  private static String joined(List<?> arguments) {
    StringBuilder text = new StringBuilder();
    for (Object argument : arguments) {
      text.append(", ").append(argument);
    }
    return text.toString();
  }

  /** The names of all its tensors, from left to right; one that stands twice is there twice. */
  default List<String> tensors() {
    List<String> names = new ArrayList<>();
    collect(names);
    return names;
  }

  private void collect(List<String> names) {
    if (this instanceof Tensor tensor) {
      names.add(tensor.name);
    } else if (this instanceof Concat concat) {
      for (TensorExpression part : concat.parts) {
        part.collect(names);
      }
    } else {
      operand().collect(names);
    }
  }

  /** The only operand of an operation that has one. */
  private TensorExpression operand() {
    if (this instanceof Transpose transpose) {
      return transpose.of;
    }
    if (this instanceof Permute permute) {
      return permute.of;
    }
    if (this instanceof Slice slice) {
      return slice.of;
    }
    return ((Reshape) this).of;
  }

  /**
   * The shape of the result, as far as the lengths are known.
   *
   * @param tensors the shape of each tensor
   * @throws UnfitException if an operation cannot be applied to its operand
   */
  default <T> List<T> shape(Lengths<T> lengths, Function<String, List<T>> tensors) {
    if (this instanceof Tensor tensor) {
      return tensors.apply(tensor.name);
    }
    if (this instanceof Concat concat) {
      List<List<T>> shapes = new ArrayList<>();
      for (TensorExpression part : concat.parts) {
        shapes.add(part.shape(lengths, tensors));
      }
      return ShapeRules.concat(lengths, concat, shapes);
    }
    List<T> shape = operand().shape(lengths, tensors);
    if (this instanceof Transpose) {
      return ShapeRules.transpose(shape);
    }
    if (this instanceof Permute permute) {
      return ShapeRules.permute(permute, shape);
    }
    if (this instanceof Slice slice) {
      return ShapeRules.slice(lengths, slice, shape);
    }
    return ShapeRules.reshape(lengths, (Reshape) this, shape);
  }

  /** An operation that cannot be applied to its operand. The message is a sentence. */
  final class UnfitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * An operation that does not fit.
     *
     * @param sentence what is wrong
     */
    public UnfitException(String sentence) {
      super(sentence);
    }

    /** A sentence. */
    @Override
    public String getMessage() {
      return requireNonNull(super.getMessage());
    }
  }
}
