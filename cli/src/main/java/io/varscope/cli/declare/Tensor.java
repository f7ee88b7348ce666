package io.varscope.cli.declare;

import io.varscope.DType;
import java.util.List;

/**
 * A tensor that is to become a variable.
 *
 * @param name the full name
 * @param shape the length of each axis
 * @param sharedWith the name of the tensor that this is only a further name of; empty if it is none
 */
public record Tensor(String name, DType<?> dtype, List<Long> shape, String sharedWith) {

  public Tensor {
    shape = List.copyOf(shape);
  }
}
