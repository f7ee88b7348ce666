// Made from src/templates/Variable.java.ftl. Edit that, not this: VariableFamilyTest says how.
package io.varscope;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.ShortBuffer;
import org.jspecify.annotations.Nullable;

/** A variable of float32. */
public final class FloatVariable extends AnyVariable {

  private final FloatBuffer data;

  FloatVariable(VariableSpec<?> spec, long index, @Nullable ByteBuffer bytes) {
    super(spec, index, bytes);
    this.data = isDirect() ? bytes().asFloatBuffer() : FloatBuffer.wrap(new float[size()]);
  }

  /**
   * The value of a scalar, or of another shape with one element.
   *
   * @throws IndexOutOfBoundsException if this has more or fewer elements
   */
  public float get() {
    return data.get(elements.only());
  }

  @Override
  public FloatVariable slot(String name) {
    return (FloatVariable) slots.get(requireNonNull(name, "name"));
  }

  /**
   * One element.
   *
   * @param index in row-major order, from 0; {@link #offset} gives it
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public float get(int index) {
    try {
      return data.get(index);
    } catch (IndexOutOfBoundsException e) {
      throw elements.outside(index);
    }
  }

  /**
   * One element of a matrix.
   *
   * @throws IndexOutOfBoundsException if this is no matrix, or has no such element
   */
  public float get(int row, int column) {
    return data.get(elements.at(row, column));
  }

  /**
   * Sets the value of a scalar, or of another shape with one element.
   *
   * @throws IndexOutOfBoundsException if this has more or fewer elements
   * @throws VariableException if this is read-only
   */
  public void set(float value) {
    set(elements.only(), value);
  }

  /**
   * Sets one element.
   *
   * @param index in row-major order, from 0; {@link #offset} gives it
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws VariableException if this is read-only
   */
  public void set(int index, float value) {
    try {
      data.put(index, value);
    } catch (IndexOutOfBoundsException | ReadOnlyBufferException e) {
      throw notSet(index);
    }
  }

  /**
   * Sets one element of a matrix.
   *
   * @throws IndexOutOfBoundsException if this is no matrix, or has no such element
   * @throws VariableException if this is read-only
   */
  public void set(int row, int column, float value) {
    set(elements.at(row, column), value);
  }

  /** The memory of this variable, not a copy. The buffer has a position of its own. */
  public FloatBuffer buffer() {
    return data.duplicate();
  }

  /**
   * The memory of one entry of the first axis, not a copy: of a matrix, a row.
   *
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public FloatBuffer row(int index) {
    return data.slice(elements.row(index), elements.rowSize());
  }

  /**
   * The memory of some entries of the first axis, not a copy: of a matrix, rows.
   *
   * @param from the first
   * @param to one past the last
   * @throws IndexOutOfBoundsException if there are no such entries
   */
  public FloatBuffer slice(int from, int to) {
    return data.slice(elements.rows(from, to), (to - from) * elements.rowSize());
  }

  /**
   * The memory of this variable, not a copy.
   *
   * @throws VariableException if the variable is not kept in an array
   */
  public float[] array() {
    requireArray();
    return data.array();
  }

  /** A copy of all elements, in row-major order. */
  public float[] toArray() {
    float[] copy = new float[size()];
    data.get(0, copy);
    return copy;
  }

  /**
   * Sets all elements.
   *
   * @param values in row-major order
   * @throws IllegalArgumentException if there are more or fewer values than elements
   * @throws VariableException if this is read-only
   */
  public void setAll(float... values) {
    requireSettable(requireNonNull(values, "values").length);
    data.put(0, values);
  }

  @Override
  public double getAsDouble(int index) {
    return get(index);
  }

  @Override
  public void setFromDouble(int index, double value) {
    set(index, (float) value);
  }

  @Override
  String text(int index) {
    return String.valueOf(get(index));
  }

  @Override
  void copyTo(int index, ByteBuffer target) {
    FloatBuffer copy = target.asFloatBuffer();
    copy.put(0, data, index, copy.remaining());
  }

  @Override
  void copyFrom(int index, ByteBuffer source) {
    FloatBuffer values = source.asFloatBuffer();
    data.put(index, values, 0, values.remaining());
  }

  @Override
  void narrowTo(int index, DType<?> dtype, ShortBuffer target) {
    HalfPrecision.narrow(data.slice(index, target.remaining()), dtype, target);
  }

  @Override
  void widenFrom(int index, DType<?> dtype, ShortBuffer source) {
    HalfPrecision.widen(dtype, source, data.slice(index, source.remaining()));
  }

  @Override
  void copyTo(int index, FloatBuffer target) {
    target.put(0, data, index, target.remaining());
  }

  @Override
  void copyFrom(int index, FloatBuffer source) {
    data.put(index, source, 0, source.remaining());
  }

  @Override
  void copyTo(int index, DoubleBuffer target) {
    int count = target.remaining();
    for (int i = 0; i < count; i++) {
      target.put(i, get(index + i));
    }
  }

  @Override
  void copyFrom(int index, DoubleBuffer source) {
    int count = source.remaining();
    for (int i = 0; i < count; i++) {
      set(index + i, (float) source.get(i));
    }
  }

  @Override
  void copy(AnyVariable source) {
    data.put(0, ((FloatVariable) source).data, 0, size());
  }
}
