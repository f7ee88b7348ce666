package io.varscope;

import static java.util.Objects.requireNonNull;

/** The positions of a variable's elements, in row-major order; what is outside is refused. */
final class RowMajor {

  private final String name;
  private final Shape shape;
  private final int size;

  /** Of a matrix; else 0, so that no row is inside. */
  private final int rows;

  private final int columns;

  /**
   * The positions of all elements.
   *
   * @param name of the variable, for messages
   * @throws ArithmeticException if the shape has more elements than an {@code int} can count
   */
  RowMajor(String name, Shape shape) {
    this.name = name;
    this.shape = shape;
    this.size = Math.toIntExact(shape.elements());
    // Where there are no elements, an axis may be longer than any array.
    boolean isMatrix = shape.rank() == 2 && size > 0;
    this.rows = isMatrix ? (int) shape.dim(0) : 0;
    this.columns = isMatrix ? (int) shape.dim(1) : 0;
  }

  /** The number of elements. */
  int size() {
    return size;
  }

  /** The position of the element, if there is just one. */
  int only() {
    if (size != 1) {
      throw outside(", so the element has to be named");
    }
    return 0;
  }

  /** The position of the element with one index for each axis. */
  int at(int... index) {
    if (requireNonNull(index, "index").length != shape.rank()) {
      throw outside(", not " + index.length + " axes");
    }
    int offset = 0;
    for (int axis = 0; axis < index.length; axis++) {
      int length = (int) Math.min(shape.dim(axis), Integer.MAX_VALUE);
      if (index[axis] < 0 || index[axis] >= length) {
        throw outside(", no element " + index[axis] + " on axis " + axis);
      }
      offset = offset * length + index[axis];
    }
    return offset;
  }

  /** The position of an element of a matrix. */
  int at(int row, int column) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw outside(
          shape.rank() == 2
              ? ", no element [" + row + "][" + column + "]"
              : ", which has no rows and columns");
    }
    return row * columns + column;
  }

  /** The position of the first element of a row: of an entry of the first axis. */
  int row(int index) {
    requireRows();
    if (index < 0 || index >= shape.dim(0)) {
      throw outside(", no row " + index);
    }
    return index * rowSize();
  }

  /** The position of the first element of some rows. */
  int rows(int from, int to) {
    requireRows();
    if (from < 0 || from > to || to > shape.dim(0)) {
      throw outside(", no rows " + from + " to " + to);
    }
    return from * rowSize();
  }

  private void requireRows() {
    if (shape.rank() == 0) {
      throw outside(", which has no rows");
    }
  }

  /** The number of elements of one row. */
  int rowSize() {
    return size == 0 ? 0 : size / (int) shape.dim(0);
  }

  /** That there is no element at a position. */
  IndexOutOfBoundsException outside(int index) {
    return outside(", no element " + index + " of " + size);
  }

  private IndexOutOfBoundsException outside(String reason) {
    return new IndexOutOfBoundsException("Variable " + name + " has shape " + shape + reason);
  }
}
