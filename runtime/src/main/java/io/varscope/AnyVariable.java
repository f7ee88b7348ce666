package io.varscope;

import io.varscope.rules.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A named, typed, shaped, mutable block of numbers in a store. One full name is one variable is one
 * object, so variables are compared with {@code ==}.
 *
 * <p>Elements are in row-major order. Their memory can be read and written from several threads;
 * what one thread writes, another sees only if the program orders the two.
 */
public abstract sealed class AnyVariable
    permits FloatVariable,
        DoubleVariable,
        ByteVariable,
        ShortVariable,
        IntVariable,
        LongVariable,
        BooleanVariable {

  /** Vector instructions and engines like their operands aligned to a cache line. */
  private static final int ALIGNMENT = 64;

  private final VariableSpec<?> spec;
  private final long index;

  /** The direct memory of all elements, or null where they are in an array. */
  private final ByteBuffer bytes;

  AnyVariable(VariableSpec<?> spec, long index, Memory memory) {
    this.spec = spec;
    this.index = index;
    this.bytes = memory == Memory.DIRECT ? allocate(size(spec) * spec.dtype().bytes()) : null;
  }

  private static ByteBuffer allocate(int size) {
    // Not alignedSlice, which would also round the end, down to a multiple of the alignment.
    ByteBuffer raw = ByteBuffer.allocateDirect(size + ALIGNMENT - 1);
    int start = Math.floorMod(-raw.alignmentOffset(0, ALIGNMENT), ALIGNMENT);
    return raw.slice(start, size).order(ByteOrder.nativeOrder());
  }

  static int size(VariableSpec<?> spec) {
    return Math.toIntExact(spec.shape().elements());
  }

  /** The full name, such as {@code foo/v}. */
  public final String name() {
    return spec.name();
  }

  /** The type of the elements. */
  public final DType<?> dtype() {
    return spec.dtype();
  }

  /** The length of each axis. */
  public final Shape shape() {
    return spec.shape();
  }

  /** Whether an optimizer should change this variable. */
  public final boolean trainable() {
    return spec.trainable();
  }

  /** Who created it: a field such as {@code acme.Encoder.v}, or empty if that is not known. */
  public final String owner() {
    return spec.owner();
  }

  /** The number of elements. */
  public final int size() {
    return size(spec);
  }

  /** How many variables the store had created before this one. */
  final long index() {
    return index;
  }

  /**
   * The memory of this variable, not a copy: direct, in native byte order, aligned to 64 bytes. The
   * buffer has a position of its own.
   *
   * @throws VariableException if the store keeps its variables in arrays
   */
  public final ByteBuffer bytes() {
    if (bytes == null) {
      throw new VariableException(
          new Problem(
              "NoDirectMemory",
              "Variable " + name() + " is kept in an array: its store has Memory.ARRAY."));
    }
    return bytes.duplicate().order(ByteOrder.nativeOrder());
  }

  final boolean isDirect() {
    return bytes != null;
  }

  final VariableException noArray() {
    return new VariableException(
        new Problem(
            "NoArray",
            "Variable "
                + name()
                + " is kept outside the heap: ask for its buffer, or make the store with"
                + " Memory.ARRAY."));
  }

  final void requireSize(int count) {
    if (count != size()) {
      throw new IllegalArgumentException(
          "Variable " + this + " has " + size() + " elements, not " + count);
    }
  }

  /** The position of the element of a variable that has just one. */
  final int onlyElement() {
    if (size() != 1) {
      throw new IndexOutOfBoundsException(
          "Variable " + name() + " has shape " + shape() + ", so the element has to be named");
    }
    return 0;
  }

  /** The position of an element of a matrix, in row-major order. */
  final int offset(int row, int column) {
    Shape shape = shape();
    if (shape.rank() != 2) {
      throw new IndexOutOfBoundsException(
          "Variable " + name() + " has shape " + shape + ", which has no rows and columns");
    }
    if (row < 0 || row >= shape.dim(0) || column < 0 || column >= shape.dim(1)) {
      throw new IndexOutOfBoundsException(
          "Variable "
              + name()
              + " has shape "
              + shape
              + ", no element ["
              + row
              + "]["
              + column
              + "]");
    }
    return row * (int) shape.dim(1) + column;
  }

  /**
   * One element as a {@code double}; an int64 beyond 2^53 is rounded, false and true are 0 and 1.
   *
   * @param index in row-major order, from 0
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public abstract double getAsDouble(int index);

  /**
   * Sets one element, converted as Java's casts do; for bool, anything but 0 is true.
   *
   * @param index in row-major order, from 0
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public abstract void setFromDouble(int index, double value);

  /** For debuggers and logs: name, shape and dtype. */
  @Override
  public final String toString() {
    return name() + " " + shape() + " " + dtype();
  }
}
