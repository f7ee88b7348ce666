package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.Problems;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The length of each axis of a variable, in elements; no axis at all is a scalar. */
public final class Shape {

  /**
   * The most bytes that one variable may take: what one NIO buffer can hold, less what it takes to
   * align it.
   */
  public static final long MAX_BYTES = Integer.MAX_VALUE - 64;

  private static final Shape SCALAR = new Shape(new long[0], 1);

  private final long[] dims;
  private final long elements;

  private Shape(long[] dims, long elements) {
    this.dims = dims;
    this.elements = elements;
  }

  /**
   * A shape with the given length for each axis.
   *
   * @throws VariableException if a length is negative or the number of elements overflows a {@code
   *     long}
   */
  public static Shape of(long... dims) {
    if (requireNonNull(dims, "dims").length == 0) {
      return SCALAR;
    }
    long usual = usualCount(dims);
    if (usual > 0) {
      return new Shape(dims.clone(), usual);
    }
    problem(dims)
        .ifPresent(
            reason -> {
              throw new VariableException(Problems.illegalShape(Arrays.toString(dims), reason));
            });
    return new Shape(dims.clone(), count(dims));
  }

  /** The number of elements of nearly all shapes, which are made anew for each bind; else 0. */
  private static long usualCount(long[] dims) {
    long elements = 1;
    for (long dim : dims) {
      if (dim <= 0 || dim > Integer.MAX_VALUE || elements > Integer.MAX_VALUE) {
        return 0;
      }
      elements *= dim;
    }
    return elements;
  }

  /** The shape of a single number. */
  public static Shape scalar() {
    return SCALAR;
  }

  /** What is wrong with the lengths of some axes, if anything, as a clause. */
  public static Optional<String> problem(long... dims) {
    for (long dim : requireNonNull(dims, "dims")) {
      if (dim < 0) {
        return Optional.of("Dimension " + dim + " must be >= 0; no length may be left open");
      }
    }
    try {
      count(dims);
      return Optional.empty();
    } catch (ArithmeticException overflow) {
      return Optional.of("the number of elements of " + text(dims) + " overflows a long");
    }
  }

  /** What keeps a variable of this shape and dtype from being stored, if anything, as a clause. */
  public Optional<String> problem(DType<?> dtype) {
    if (elements <= MAX_BYTES / requireNonNull(dtype, "dtype").bytes()) {
      return Optional.empty();
    }
    return Optional.of(
        this
            + " of "
            + dtype
            + " has "
            + elements
            + " elements and needs "
            + BigInteger.valueOf(elements).multiply(BigInteger.valueOf(dtype.bytes()))
            + " bytes; a variable holds at most "
            + MAX_BYTES
            + " bytes, as one NIO buffer does");
  }

  private static long count(long[] dims) {
    for (long dim : dims) {
      if (dim == 0) {
        return 0;
      }
    }
    long elements = 1;
    for (long dim : dims) {
      elements = Math.multiplyExact(elements, dim);
    }
    return elements;
  }

  /** The number of axes. */
  public int rank() {
    return dims.length;
  }

  /**
   * The length of one axis, in elements.
   *
   * @param axis from 0
   * @throws IndexOutOfBoundsException if there is no such axis
   */
  public long dim(int axis) {
    return dims[axis];
  }

  /** The number of elements: the product of all lengths, 1 for a scalar. */
  public long elements() {
    return elements;
  }

  /** A copy of the lengths of the axes. */
  public long[] toArray() {
    return dims.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && Arrays.equals(dims, that.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** As TensorFlow and NumPy write it: {@code (2, 3)}, {@code (2,)}, {@code ()}. */
  @Override
  public String toString() {
    return text(dims);
  }

  private static String text(long[] dims) {
    return dims.length == 1
        ? "(" + dims[0] + ",)"
        : LongStream.of(dims).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", ")"));
  }
}
