// Made from src/templates/Variable.java.ftl. Edit that, not this: VariableFamilyTest says how.
package io.varscope;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ReadOnlyBufferException;
import org.jspecify.annotations.Nullable;

/** A variable of int32. */
public final class IntVariable extends AnyVariable {

  private final IntBuffer data;

  IntVariable(VariableSpec<?> spec, long index, @Nullable ByteBuffer bytes) {
    super(spec, index, bytes);
    this.data = isDirect() ? bytes().asIntBuffer() : IntBuffer.wrap(new int[size()]);
  }

  /**
   * The value of a scalar, or of another shape with one element.
   *
   * @throws IndexOutOfBoundsException if this has more or fewer elements
   */
  public int get() {
    return data.get(elements.only());
  }

  @Override
  public IntVariable slot(String name) {
    return (IntVariable) slots.get(requireNonNull(name, "name"));
  }

  /**
   * One element.
   *
   * @param index in row-major order, from 0; {@link #offset} gives it
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public int get(int index) {
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
  public int get(int row, int column) {
    return data.get(elements.at(row, column));
  }

  /**
   * Sets the value of a scalar, or of another shape with one element.
   *
   * @throws IndexOutOfBoundsException if this has more or fewer elements
   * @throws VariableException if this is read-only
   */
  public void set(int value) {
    set(elements.only(), value);
  }

  /**
   * Sets one element.
   *
   * @param index in row-major order, from 0; {@link #offset} gives it
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws VariableException if this is read-only
   */
  public void set(int index, int value) {
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
  public void set(int row, int column, int value) {
    set(elements.at(row, column), value);
  }

  /** The memory of this variable, not a copy. The buffer has a position of its own. */
  public IntBuffer buffer() {
    return data.duplicate();
  }

  /**
   * The memory of one entry of the first axis, not a copy: of a matrix, a row.
   *
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public IntBuffer row(int index) {
    return data.slice(elements.row(index), elements.rowSize());
  }

  /**
   * The memory of some entries of the first axis, not a copy: of a matrix, rows.
   *
   * @param from the first
   * @param to one past the last
   * @throws IndexOutOfBoundsException if there are no such entries
   */
  public IntBuffer slice(int from, int to) {
    return data.slice(elements.rows(from, to), (to - from) * elements.rowSize());
  }

  /**
   * The memory of this variable, not a copy.
   *
   * @throws VariableException if the variable is not kept in an array
   */
  public int[] array() {
    requireArray();
    return data.array();
  }

  /** A copy of all elements, in row-major order. */
  public int[] toArray() {
    int[] copy = new int[size()];
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
  public void setAll(int... values) {
    requireSettable(requireNonNull(values, "values").length);
    data.put(0, values);
  }

  @Override
  public double getAsDouble(int index) {
    return get(index);
  }

  @Override
  public void setFromDouble(int index, double value) {
    set(index, (int) value);
  }

  @Override
  String text(int index) {
    return String.valueOf(get(index));
  }

  @Override
  void copyTo(int index, ByteBuffer target) {
    IntBuffer copy = target.asIntBuffer();
    copy.put(0, data, index, copy.remaining());
  }

  @Override
  void copyFrom(int index, ByteBuffer source) {
    IntBuffer values = source.asIntBuffer();
    data.put(index, values, 0, values.remaining());
  }

  @Override
  void copy(AnyVariable source) {
    data.put(0, ((IntVariable) source).data, 0, size());
  }
}
