package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.Problems;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A named, typed, shaped, mutable block of numbers in a store. A full name stands for one variable,
 * and a variable is one object, so variables are compared with {@code ==}.
 *
 * <p>Elements are in row-major order. Their memory can be read and written from several threads;
 * what one thread writes, another sees only if the program orders the two.
 */
public abstract sealed class AnyVariable
    permits FloatVariable,
        DoubleVariable,
        Float16Variable,
        Bfloat16Variable,
        ByteVariable,
        UnsignedByteVariable,
        ShortVariable,
        IntVariable,
        LongVariable,
        BooleanVariable {

  /** The elements that {@link #toString} shows. */
  private static final int SHOWN = 6;

  private final String name;
  private final DType<?> dtype;
  private final Shape shape;
  private final boolean trainable;
  private final Set<String> groups;
  private final String owner;
  private final String slotOf;
  private final long index;

  /** Where each element is. */
  final RowMajor elements;

  /** The direct memory of all elements, or null where they are in an array. */
  private final @Nullable ByteBuffer bytes;

  /**
   * How it was initialized, or would have been if no values had been given; set before it is seen.
   */
  private Supplier<String> initializer = () -> "";

  final SlotMap slots = new SlotMap(this);

  /**
   * A variable.
   *
   * @param index how many variables the store had created before
   * @param bytes the memory of all elements, or null to have an array
   */
  AnyVariable(VariableSpec<?> spec, long index, @Nullable ByteBuffer bytes) {
    this.name = spec.name();
    this.dtype = spec.dtype();
    this.shape = spec.shape();
    this.trainable = spec.trainable();
    this.groups = spec.groups();
    this.owner = spec.owner();
    this.slotOf = spec.slotOf();
    this.index = index;
    this.elements = new RowMajor(name, shape);
    this.bytes = bytes;
  }

  /** The full name, such as {@code foo/v}. */
  public final String name() {
    return name;
  }

  /** The type of the elements. */
  public final DType<?> dtype() {
    return dtype;
  }

  /** The length of each axis. */
  public final Shape shape() {
    return shape;
  }

  /** Whether an optimizer should change this variable. */
  public final boolean trainable() {
    return trainable;
  }

  /** The groups that it was created in, in no order. */
  public final Set<String> groups() {
    return groups;
  }

  /** Who created it: a field such as {@code acme.Encoder.v}, or empty if that is not known. */
  public final String owner() {
    return owner;
  }

  /**
   * The full name of the variable that this is a slot of: {@code foo/v} of {@code foo/v/Adam}.
   * Empty if this is no slot.
   */
  public final String slotOf() {
    return slotOf;
  }

  /** The names of its slots, such as {@code Adam}, in the order of creation. */
  public final List<String> slots() {
    return slots.names();
  }

  /**
   * A slot that {@link Slots} or {@link Scope#withSlots} has given this variable, or that was
   * added.
   *
   * @param name below this variable's, such as {@code Adam}
   * @throws VariableException if there is none
   */
  public abstract AnyVariable slot(String name);

  /** What initializer it was created with, as {@link Initializers#text} says it. */
  final String initializer() {
    return initializer.get();
  }

  final void rememberInitializer(Supplier<String> text) {
    this.initializer = text;
  }

  final void rememberInitializerOf(AnyVariable original) {
    this.initializer = original.initializer;
  }

  /** The number of elements. */
  public final int size() {
    return elements.size();
  }

  /** How many variables the store had created before this one. */
  final long index() {
    return index;
  }

  /** Where the elements are: never {@link Memory#ANY}. */
  public final Memory memory() {
    return bytes == null ? Memory.ARRAY : Memory.DIRECT;
  }

  /** Whether the elements cannot be set, since they are those of a file. */
  public final boolean isReadOnly() {
    return bytes != null && bytes.isReadOnly();
  }

  /**
   * Fails if the elements cannot be set.
   *
   * @throws VariableException if this is read-only
   */
  public final void requireWritable() {
    if (isReadOnly()) {
      throw WrongMemory.readOnly(name);
    }
  }

  /**
   * The memory of this variable, not a copy: direct, little-endian, and aligned to 64 bytes unless
   * it is that of a file. The buffer has a position of its own.
   *
   * @throws VariableException if the variable is kept in an array
   */
  public final ByteBuffer bytes() {
    if (bytes == null) {
      throw WrongMemory.array(name);
    }
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  final boolean isDirect() {
    return bytes != null;
  }

  final void requireArray() {
    if (isDirect()) {
      throw WrongMemory.direct(name);
    }
  }

  /** Fails if not all elements can be set to so many values. */
  final void requireSettable(int count) {
    requireWritable();
    if (count != size()) {
      throw new IllegalArgumentException(
          "Variable " + description() + " has " + size() + " elements, not " + count);
    }
  }

  /**
   * The position of an element in row-major order.
   *
   * @param index one for each axis, each from 0
   * @throws IndexOutOfBoundsException if there are more or fewer axes, or no such element
   */
  public final int offset(int... index) {
    return elements.at(index);
  }

  /** Why an element could not be set. */
  final RuntimeException notSet(int index) {
    return isReadOnly() ? WrongMemory.readOnly(name) : elements.outside(index);
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
   * @throws VariableException if this is read-only
   */
  public abstract void setFromDouble(int index, double value);

  /**
   * Copies elements as bytes, little-endian as in files: all from the index on, or as many as the
   * buffer has room for.
   *
   * @param index of the first, in row-major order, from 0 up to {@link #size}
   * @param dtype of the copy: this variable's, or one that {@linkplain DType#widensTo widens} to
   *     it; then they are rounded to nearest
   * @param target whose position moves behind the copy; its byte order means nothing
   * @return how many elements
   * @throws IndexOutOfBoundsException if there is no such index
   * @throws IllegalArgumentException if it is another dtype
   */
  public final int getBytes(int index, DType<?> dtype, ByteBuffer target) {
    requireNonNull(target, "target");
    requireConversion(dtype);
    int count = Math.min(left(index), target.remaining() / dtype.bytes());
    ByteBuffer bytes = next(target, count * dtype.bytes());
    if (dtype == this.dtype) {
      copyTo(index, bytes);
    } else {
      narrowTo(index, dtype, bytes.asShortBuffer());
    }
    return count;
  }

  /**
   * Sets elements to bytes, little-endian as in files: as many elements as are whole in the buffer.
   *
   * @param index of the first, in row-major order, from 0 up to {@link #size}
   * @param dtype of what is in the buffer: this variable's, or one that {@linkplain DType#widensTo
   *     widens} to it
   * @param source whose position moves behind what was copied; its byte order means nothing
   * @return how many elements
   * @throws IndexOutOfBoundsException if there is no such index, or no room for that many
   * @throws IllegalArgumentException if it is another dtype
   * @throws VariableException if this is read-only
   */
  public final int setBytes(int index, DType<?> dtype, ByteBuffer source) {
    requireNonNull(source, "source");
    requireConversion(dtype);
    requireWritable();
    int count = source.remaining() / dtype.bytes();
    if (count > left(index)) {
      throw elements.outside(size());
    }
    ByteBuffer bytes = next(source, count * dtype.bytes());
    if (dtype == this.dtype) {
      copyFrom(index, bytes);
    } else {
      widenFrom(index, dtype, bytes.asShortBuffer());
    }
    return count;
  }

  private void requireConversion(DType<?> dtype) {
    if (requireNonNull(dtype, "dtype") != this.dtype && !dtype.widensTo(this.dtype)) {
      throw new IllegalArgumentException(
          "Variable " + description() + " is not converted to or from bytes of " + dtype);
    }
  }

  /** How many elements there are from an index on. */
  private int left(int index) {
    if (index < 0 || index > size()) {
      throw elements.outside(index);
    }
    return size() - index;
  }

  /** The next bytes of a buffer, whose position moves behind them. */
  private static ByteBuffer next(ByteBuffer buffer, int length) {
    ByteBuffer bytes = buffer.slice(buffer.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(buffer.position() + length);
    return bytes;
  }

  /** Copies as many elements as there is room for; of this dtype, little-endian. */
  abstract void copyTo(int index, ByteBuffer target);

  /** Sets as many elements as there are in a buffer; of this dtype, little-endian. */
  abstract void copyFrom(int index, ByteBuffer source);

  /** Copies elements rounded to 16 bits; only of a dtype that others widen to. */
  void narrowTo(int index, DType<?> dtype, ShortBuffer target) {
    throw new AssertionError(dtype);
  }

  /** Sets elements of 16 bits; only of a dtype that others widen to. */
  void widenFrom(int index, DType<?> dtype, ShortBuffer source) {
    throw new AssertionError(dtype);
  }

  /** Copies as many elements as there is room for; only of a dtype that floats hold exactly. */
  void copyTo(int index, FloatBuffer target) {
    throw new AssertionError(dtype);
  }

  /** Sets as many elements as there are in a buffer; only of a dtype that floats hold exactly. */
  void copyFrom(int index, FloatBuffer source) {
    throw new AssertionError(dtype);
  }

  // The same for every floating-point dtype; as elements, they are rounded to nearest.
  void copyTo(int index, DoubleBuffer target) {
    throw new AssertionError(dtype);
  }

  void copyFrom(int index, DoubleBuffer source) {
    throw new AssertionError(dtype);
  }

  /**
   * Sets all elements to those of another variable.
   *
   * @throws VariableException if it has another shape or dtype, or this is read-only
   */
  public final void assign(AnyVariable source) {
    requireNonNull(source, "source");
    requireWritable();
    requireSame(source);
    copy(source);
  }

  /** Fails if another variable has another shape or dtype. */
  final void requireSame(AnyVariable source) {
    if (!shape.equals(source.shape)) {
      throw new VariableException(
          Problems.otherShapeGiven(name, source.shape.toString(), shape.toString()));
    }
    if (dtype != source.dtype) {
      throw new VariableException(
          Problems.otherDtypeGiven(name, source.dtype.toString(), dtype.toString()));
    }
  }

  /** Sets all elements to those of a variable of the same class and shape. */
  abstract void copy(AnyVariable source);

  /** Statistics of the elements, computed in one pass. */
  public final Statistics statistics() {
    return Statistics.of(this);
  }

  /** One element, as Java writes it. */
  abstract String text(int index);

  /** Name, shape and dtype. */
  final String description() {
    return name + " " + shape + " " + dtype;
  }

  /** For debuggers and logs: name, shape, dtype and the first elements. */
  @Override
  public final String toString() {
    StringBuilder text = new StringBuilder(description()).append(" [");
    for (int i = 0; i < Math.min(size(), SHOWN); i++) {
      text.append(i == 0 ? "" : ", ").append(text(i));
    }
    return text.append(size() > SHOWN ? ", ...]" : "]").toString();
  }
}
