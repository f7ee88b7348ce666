package io.varscope.processor.dims;

import io.varscope.Shape;
import io.varscope.rules.ExpressionException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A shape as the compiler knows it.
 *
 * @param dims the length of each axis
 */
public record SymbolicShape(List<Polynomial> dims) {

  public SymbolicShape {
    dims = List.copyOf(dims);
  }

  /** The length of each axis, if all are known. */
  public Optional<long[]> lengths() {
    long[] lengths = new long[dims.size()];
    for (int axis = 0; axis < lengths.length; axis++) {
      OptionalLong length = dims.get(axis).constant();
      if (length.isEmpty()) {
        return Optional.empty();
      }
      lengths[axis] = length.getAsLong();
    }
    return Optional.of(lengths);
  }

  /** The shape that this is, if all of it is known and it can be one. */
  public Optional<Shape> constant() {
    return lengths().filter(lengths -> Shape.problem(lengths).isEmpty()).map(Shape::of);
  }

  /** Whether two shapes are different whatever the fields hold. */
  public boolean certainlyDiffers(SymbolicShape other) {
    if (dims.size() != other.dims.size()) {
      return true;
    }
    for (int axis = 0; axis < dims.size(); axis++) {
      if (dims.get(axis).certainlyDiffers(other.dims.get(axis))) {
        return true;
      }
    }
    return false;
  }

  /** The number of elements, as a formula. */
  public String parameters() {
    try {
      Polynomial product = Polynomial.of(1);
      for (Polynomial dim : dims) {
        product = product.times(dim);
      }
      return product.toString();
    } catch (ArithmeticException | ExpressionException e) {
      return dims.stream().map(dim -> "(" + dim + ")").collect(Collectors.joining("*"));
    }
  }

  /** As shapes are written: {@code (acme.Mlp.size, 10)}. */
  @Override
  public String toString() {
    return dims.size() == 1
        ? "(" + dims.get(0) + ",)"
        : dims.stream().map(Polynomial::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}
