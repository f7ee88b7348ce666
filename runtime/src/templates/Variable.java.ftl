// Made from src/templates/Variable.java.ftl. Edit that, not this: VariableFamilyTest says how.
package io.varscope;

import static java.util.Objects.requireNonNull;

<#list kind.imports() as import>
import java.nio.${import};
</#list>
import org.jspecify.annotations.Nullable;

${kind.javadoc()}
public final class ${kind.name()} extends AnyVariable {

  private final ${kind.buffer()} data;

  ${kind.name()}(VariableSpec<?> spec, long index, @Nullable ByteBuffer bytes) {
    super(spec, index, bytes);
<#if kind.stored() == "byte">
    this.data = isDirect() ? bytes() : ByteBuffer.wrap(new byte[size()]);
<#else>
    this.data = isDirect() ? bytes().as${kind.buffer()}() : ${kind.buffer()}.wrap(new ${kind.stored()}[size()]);
</#if>
  }

  /**
   * The value of a scalar, or of another shape with one element.
   *
   * @throws IndexOutOfBoundsException if this has more or fewer elements
   */
  public ${kind.type()} get() {
    return ${kind.decoded("data.get(elements.only())")};
  }

  @Override
  public ${kind.name()} slot(String name) {
    return (${kind.name()}) slots.get(requireNonNull(name, "name"));
  }

  /**
   * One element.
   *
   * @param index in row-major order, from 0; {@link #offset} gives it
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public ${kind.type()} get(int index) {
    try {
      return ${kind.decoded("data.get(index)")};
    } catch (IndexOutOfBoundsException e) {
      throw elements.outside(index);
    }
  }

  /**
   * One element of a matrix.
   *
   * @throws IndexOutOfBoundsException if this is no matrix, or has no such element
   */
  public ${kind.type()} get(int row, int column) {
    return ${kind.decoded("data.get(elements.at(row, column))")};
  }

  /**
   * Sets the value of a scalar, or of another shape with one element.
   *
   * @throws IndexOutOfBoundsException if this has more or fewer elements
   * @throws VariableException if this is read-only
   */
  public void set(${kind.type()} value) {
    set(elements.only(), value);
  }

  /**
   * Sets one element.
   *
   * @param index in row-major order, from 0; {@link #offset} gives it
   * @throws IndexOutOfBoundsException if there is no such element
   * @throws VariableException if this is read-only
   */
  public void set(int index, ${kind.type()} value) {
    try {
      data.put(index, ${kind.encoded("value")});
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
  public void set(int row, int column, ${kind.type()} value) {
    set(elements.at(row, column), value);
  }

<#if kind.isBits()>
  /**
   * The memory of this variable, not a copy, each element as its 16 bits. The buffer has a position
   * of its own.
   */
<#else>
  /** The memory of this variable, not a copy. The buffer has a position of its own. */
</#if>
  public ${kind.buffer()} buffer() {
    return data.duplicate();
  }

  /**
<#if kind.isBits()>
   * The memory of one entry of the first axis, not a copy, each element as its 16 bits: of a
   * matrix, a row.
<#else>
   * The memory of one entry of the first axis, not a copy: of a matrix, a row.
</#if>
   *
   * @throws IndexOutOfBoundsException if there is no such entry
   */
  public ${kind.buffer()} row(int index) {
    return data.slice(elements.row(index), elements.rowSize());
  }

  /**
<#if kind.isBits()>
   * The memory of some entries of the first axis, not a copy, each element as its 16 bits: of a
   * matrix, rows.
<#else>
   * The memory of some entries of the first axis, not a copy: of a matrix, rows.
</#if>
   *
   * @param from the first
   * @param to one past the last
   * @throws IndexOutOfBoundsException if there are no such entries
   */
  public ${kind.buffer()} slice(int from, int to) {
    return data.slice(elements.rows(from, to), (to - from) * elements.rowSize());
  }

  /**
   * The memory of this variable, not a copy${kind.isBits()?then(", each element as its 16 bits", "")}.
   *
   * @throws VariableException if the variable is not kept in an array
   */
  public ${kind.stored()}[] array() {
    requireArray();
    return data.array();
  }

  /** A copy of all elements, in row-major order. */
  public ${kind.type()}[] toArray() {
    ${kind.type()}[] copy = new ${kind.type()}[size()];
<#if !kind.isConverted()>
    data.get(0, copy);
<#else>
    for (int i = 0; i < copy.length; i++) {
      copy[i] = get(i);
    }
</#if>
    return copy;
  }

  /**
   * Sets all elements.
   *
   * @param values in row-major order
   * @throws IllegalArgumentException if there are more or fewer values than elements
   * @throws VariableException if this is read-only
   */
  public void setAll(${kind.type()}... values) {
    requireSettable(requireNonNull(values, "values").length);
<#if !kind.isConverted()>
    data.put(0, values);
<#else>
    for (int i = 0; i < values.length; i++) {
      set(i, values[i]);
    }
</#if>
  }

  @Override
  public double getAsDouble(int index) {
    return get(index)${(kind.type() == "boolean")?then(" ? 1 : 0", "")};
  }

  @Override
  public void setFromDouble(int index, double value) {
<#if kind.type() == "boolean">
    set(index, value != 0);
<#elseif kind.type() == "double">
    set(index, value);
<#else>
    set(index, (${kind.type()}) value);
</#if>
  }

  @Override
  String text(int index) {
    return String.valueOf(get(index));
  }

  @Override
  void copyTo(int index, ByteBuffer target) {
<#if kind.stored() == "byte">
    target.put(0, data, index, target.remaining());
<#else>
    ${kind.buffer()} copy = target.as${kind.buffer()}();
    copy.put(0, data, index, copy.remaining());
</#if>
  }

  @Override
  void copyFrom(int index, ByteBuffer source) {
<#if kind.stored() == "byte">
    data.put(index, source, 0, source.remaining());
<#else>
    ${kind.buffer()} values = source.as${kind.buffer()}();
    data.put(index, values, 0, values.remaining());
</#if>
  }
<#if kind.dtype() == "FLOAT32">

  @Override
  void narrowTo(int index, DType<?> dtype, ShortBuffer target) {
    HalfPrecision.narrow(data.slice(index, target.remaining()), dtype, target);
  }

  @Override
  void widenFrom(int index, DType<?> dtype, ShortBuffer source) {
    HalfPrecision.widen(dtype, source, data.slice(index, source.remaining()));
  }
</#if>
<#if kind.type() == "float" && kind.isBits()>

  @Override
  void copyTo(int index, FloatBuffer target) {
    HalfPrecision.widen(dtype(), data.slice(index, target.remaining()), target);
  }

  @Override
  void copyFrom(int index, FloatBuffer source) {
    HalfPrecision.narrow(source, dtype(), data.slice(index, source.remaining()));
  }
<#elseif kind.dtype() == "FLOAT32" || kind.dtype() == "FLOAT64">

  @Override
  void copyTo(int index, ${kind.buffer()} target) {
    target.put(0, data, index, target.remaining());
  }

  @Override
  void copyFrom(int index, ${kind.buffer()} source) {
    data.put(index, source, 0, source.remaining());
  }
</#if>
<#if kind.type() == "float">

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
</#if>

  @Override
  void copy(AnyVariable source) {
    data.put(0, ((${kind.name()}) source).data, 0, size());
  }
}
