package io.varscope.header;

import java.util.List;
import java.util.Optional;

/**
 * A tensor of a header.
 *
 * @param name as the file has it
 * @param line what is said of it, perhaps together with others
 * @param index of that line in the header, from 0
 */
public record HeaderTensor(String name, TensorLine line, int index) {

  /** As Varscope calls it, {@code float32}; else as files do, in lower case. */
  public String dtype() {
    return line.dtype();
  }

  /** The length of each axis: numbers, or formulas in the header of a model. */
  public List<Formula> axes() {
    return line.axes();
  }

  /** Under which a model has it; absent for always, and in the header of a file. */
  public Optional<Formula> condition() {
    return line.condition();
  }

  /** The lengths of the axes, as shapes are written: {@code (2, 3)}, {@code (2,)}, {@code ()}. */
  public String shape() {
    return line.shape();
  }

  /** As a line of its own would be, but with the name as it is. */
  @Override
  public String toString() {
    return name + line.rest();
  }
}
