package io.varscope.naming;

import java.util.List;
import java.util.function.Function;

/**
 * A block of a tensor's elements that is a block of a variable's, with its axes in some order.
 *
 * @param tensor its name
 * @param spans for each axis of the tensor, what of it the block has
 * @param at for each axis of the variable, where the block begins
 */
public record Piece(String tensor, List<Span> spans, List<Long> at) {

  public Piece {
    spans = List.copyOf(spans);
    at = List.copyOf(at);
  }

  /**
   * A range of an axis of the tensor.
   *
   * @param from its first index
   * @param length how many there are, at least 1
   * @param axis of the variable that it is a range of, too; {@link #NO_AXIS} for one index that is
   *     none
   */
  public record Span(long from, long length, int axis) {

    /** An axis that the variable does not have. */
    public static final int NO_AXIS = -1;
  }

  /**
   * The pieces that a variable consists of. They do not overlap in the variable, and leave nothing
   * of it out; in the tensors they may.
   *
   * @param tensors the shape of each tensor
   * @return none if the variable has no elements
   * @throws TensorExpression.UnfitException if an operation cannot be applied to its operand
   */
  public static List<Piece> of(TensorExpression expression, Function<String, List<Long>> tensors) {
    return View.of(expression, tensors).pieces();
  }

  /** How many elements it has. */
  public long elements() {
    long elements = 1;
    for (Span span : spans) {
      elements *= span.length();
    }
    return elements;
  }
}
