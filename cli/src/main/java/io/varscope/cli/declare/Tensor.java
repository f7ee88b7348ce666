package io.varscope.cli.declare;

import io.varscope.DType;
import java.util.List;

/**
 * A tensor that is to become a variable.
 *
 * @param name the full name
 * @param shape the length of each axis
 * @param sharedWith the name of the tensor that this is only a further name of; empty if it is none
 * @param trainable whether an optimizer should change it
 */
public record Tensor(
    String name, DType<?> dtype, List<Long> shape, String sharedWith, boolean trainable) {

  /** What normalization has counted. */
  private static final String STATISTICS =
      ".*(running_mean|running_var|moving_mean|moving_variance|num_batches_tracked)";

  public Tensor {
    shape = List.copyOf(shape);
  }

  /** A tensor of a file; whether it is trainable is guessed by its dtype and name. */
  public static Tensor of(String name, DType<?> dtype, List<Long> shape, String sharedWith) {
    return new Tensor(
        name, dtype, shape, sharedWith, dtype.isFloating() && !name.matches(STATISTICS));
  }

  /** The same, which no optimizer changes. */
  Tensor withoutTraining() {
    return new Tensor(name, dtype, shape, sharedWith, false);
  }

  /** Whether a slot of one is like the other. */
  boolean isLike(Tensor other) {
    return dtype == other.dtype && shape.equals(other.shape) && sharedWith.equals(other.sharedWith);
  }
}
