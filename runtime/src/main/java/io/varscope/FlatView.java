package io.varscope;

import static io.varscope.rules.Arguments.requireNonNulls;
import static java.util.Objects.requireNonNull;

import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Variables as consecutive ranges of one array of numbers, to copy out and in: what an optimizer, a
 * line search, an exchange between machines or a flat file wants.
 *
 * <pre>{@code
 * FlatView flat = store.scope("mlp").flat();
 * float[] x = flat.toArray(); // (size,)
 * x[0] += 0.1f;
 * flat.set(x);
 * }</pre>
 *
 * <p>{@link Scope#flat} and {@link VariableStore#flat} take the trainable variables in the order of
 * their names, character by character, so {@code layer_10} comes before {@code layer_2}. That order
 * depends neither on the order of creation nor on threads: it is the same in each run, and on each
 * machine that has the same names. Within a variable, elements are in row-major order.
 *
 * <p>A view has the variables that there were when it was taken. It holds no numbers itself: what
 * is copied are the elements as they are at that time. Other threads that change them meanwhile
 * change what is copied.
 *
 * <p>The dtypes are float32, float64, float16 and bfloat16. As {@code float}, numbers are copied
 * out exactly, unless there is a float64, which is refused; as {@code double} always. Copied in,
 * they are rounded to the dtype of the variable. So what was copied out and not changed is copied
 * in unchanged.
 */
public final class FlatView {

  /**
   * The place of a variable in the array.
   *
   * @param from where it begins
   * @param to one past its end
   */
  public record Range(long from, long to) {}

  private final List<AnyVariable> variables;

  /** Where each variable begins, and in the end, how many numbers there are. */
  private final long[] starts;

  private final Map<AnyVariable, Integer> positions = new HashMap<>();

  private FlatView(List<AnyVariable> variables) {
    this.variables = variables;
    this.starts = new long[variables.size() + 1];
    for (int i = 0; i < variables.size(); i++) {
      AnyVariable variable = variables.get(i);
      requireFloatingPoint(variable);
      if (positions.putIfAbsent(variable, i) != null) {
        throw new IllegalArgumentException(
            "Variable " + variable.description() + " is there twice");
      }
      starts[i + 1] = starts[i] + variable.size();
    }
  }

  private static void requireFloatingPoint(AnyVariable variable) {
    if (!variable.dtype().isFloating()) {
      throw mismatch(
          variable,
          "and a flat view has floating-point numbers only. Create it with trainable = false, or"
              + " choose the variables by FlatView.of.");
    }
  }

  private static VariableException mismatch(AnyVariable variable, String reason) {
    return new VariableException(
        new Problem(
            Id.DTYPE_MISMATCH,
            "Variable " + variable.name() + " has dtype " + variable.dtype() + ", " + reason));
  }

  /**
   * Variables one after another, in the order of the list.
   *
   * @throws VariableException if one is not of a floating-point dtype
   * @throws IllegalArgumentException if one is there twice
   */
  public static FlatView of(List<? extends AnyVariable> variables) {
    return new FlatView(List.copyOf(requireNonNulls(variables, "variables")));
  }

  /** Trainable variables in the order of their names. */
  static FlatView ofTrainable(List<AnyVariable> variables) {
    return new FlatView(
        variables.stream()
            .filter(AnyVariable::trainable)
            .sorted(Comparator.comparing(AnyVariable::name))
            .toList());
  }

  /** The variables, in the order of their ranges. */
  public List<AnyVariable> variables() {
    return variables;
  }

  /** How many numbers there are. */
  public long size() {
    return starts[variables.size()];
  }

  /**
   * The place of a variable.
   *
   * @throws IllegalArgumentException if it is not in this view
   */
  public Range range(AnyVariable variable) {
    Integer position = positions.get(requireNonNull(variable, "variable"));
    if (position == null) {
      throw new IllegalArgumentException(
          "Variable "
              + variable.description()
              + " is not in this flat view: it is not trainable, was created later, or lies in"
              + " another scope or store");
    }
    return new Range(starts[position], starts[position + 1]);
  }

  /**
   * A copy of all numbers, of shape {@code (size,)}.
   *
   * @throws VariableException if there is a float64, which would be rounded
   * @throws IllegalStateException if there are more than an array can hold; then {@link #get(long,
   *     FloatBuffer)} copies a part
   */
  public float[] toArray() {
    float[] copy = new float[arraySize()];
    get(0, FloatBuffer.wrap(copy));
    return copy;
  }

  /**
   * A copy of all numbers, of shape {@code (size,)}.
   *
   * @throws IllegalStateException if there are more than an array can hold; then {@link #get(long,
   *     DoubleBuffer)} copies a part
   */
  public double[] toDoubleArray() {
    double[] copy = new double[arraySize()];
    get(0, DoubleBuffer.wrap(copy));
    return copy;
  }

  private int arraySize() {
    if (size() > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException(
          "A flat view of " + size() + " numbers fits into no array: copy them in parts");
    }
    return (int) size();
  }

  /**
   * Sets all numbers.
   *
   * @param values of shape {@code (size,)}
   * @throws IllegalArgumentException if there are more or fewer
   * @throws VariableException if there is a float64, or one variable is read-only; then nothing has
   *     changed
   */
  public void set(float[] values) {
    requireSize(requireNonNull(values, "values").length);
    set(0, FloatBuffer.wrap(values));
  }

  /**
   * Sets all numbers, rounded to nearest.
   *
   * @param values of shape {@code (size,)}
   * @throws IllegalArgumentException if there are more or fewer
   * @throws VariableException if one variable is read-only; then nothing has changed
   */
  public void set(double[] values) {
    requireSize(requireNonNull(values, "values").length);
    set(0, DoubleBuffer.wrap(values));
  }

  private void requireSize(int count) {
    if (count != size()) {
      throw new IllegalArgumentException(
          "A flat view of " + size() + " numbers cannot be set to " + count);
    }
  }

  /**
   * Copies numbers: all from an index on, or as many as the buffer has room for.
   *
   * @param from the index of the first, from 0 up to {@link #size}
   * @param target whose position moves behind the copy
   * @return how many numbers
   * @throws IndexOutOfBoundsException if there is no such index
   * @throws VariableException if a float64 is among them, which would be rounded
   */
  public int get(long from, FloatBuffer target) {
    int count = (int) Math.min(left(from), requireNonNull(target, "target").remaining());
    requireFloats(from, count);
    copy(from, count, target, AnyVariable::copyTo);
    return count;
  }

  /**
   * Copies numbers: all from an index on, or as many as the buffer has room for.
   *
   * @param from the index of the first, from 0 up to {@link #size}
   * @param target whose position moves behind the copy
   * @return how many numbers
   * @throws IndexOutOfBoundsException if there is no such index
   */
  public int get(long from, DoubleBuffer target) {
    int count = (int) Math.min(left(from), requireNonNull(target, "target").remaining());
    copy(from, count, target, AnyVariable::copyTo);
    return count;
  }

  /**
   * Sets numbers, as many as there are in the buffer.
   *
   * @param from the index of the first, from 0 up to {@link #size}
   * @param values whose position moves to its limit
   * @throws IndexOutOfBoundsException if there is no such index, or no room for that many
   * @throws VariableException if a float64 or a read-only variable is among them; then nothing has
   *     changed
   */
  public void set(long from, FloatBuffer values) {
    int count = requireRoom(from, requireNonNull(values, "values").remaining());
    requireFloats(from, count);
    copy(from, count, values, AnyVariable::copyFrom);
  }

  /**
   * Sets numbers, as many as there are in the buffer, rounded to nearest.
   *
   * @param from the index of the first, from 0 up to {@link #size}
   * @param values whose position moves to its limit
   * @throws IndexOutOfBoundsException if there is no such index, or no room for that many
   * @throws VariableException if a read-only variable is among them; then nothing has changed
   */
  public void set(long from, DoubleBuffer values) {
    int count = requireRoom(from, requireNonNull(values, "values").remaining());
    copy(from, count, values, AnyVariable::copyFrom);
  }

  /** What is done with a part of a variable, and a buffer as long as that. */
  private interface Copy<B> {
    void accept(AnyVariable variable, int index, B buffer);
  }

  @SuppressWarnings("unchecked") // A slice of a buffer is of the same type.
  private <B extends Buffer> void copy(long from, int count, B buffer, Copy<B> copy) {
    each(
        from,
        count,
        (variable, index, length) -> {
          copy.accept(variable, index, (B) buffer.slice(buffer.position(), length));
          buffer.position(buffer.position() + length);
        });
  }

  private long left(long from) {
    if (from < 0 || from > size()) {
      throw outside(from);
    }
    return size() - from;
  }

  private int requireRoom(long from, int count) {
    if (count > left(from)) {
      throw outside(size());
    }
    each(from, count, (variable, index, length) -> variable.requireWritable());
    return count;
  }

  private IndexOutOfBoundsException outside(long index) {
    return new IndexOutOfBoundsException(
        "A flat view of " + size() + " numbers has none at " + index);
  }

  private void requireFloats(long from, int count) {
    each(
        from,
        count,
        (variable, index, length) -> {
          if (variable.dtype() == DType.FLOAT64) {
            throw mismatch(variable, "which a float would round: copy as double.");
          }
        });
  }

  /** What is done with a part of a variable. */
  private interface Part {
    void accept(AnyVariable variable, int index, int length);
  }

  /** Goes over a range variable by variable. */
  private void each(long from, int count, Part part) {
    int found = Arrays.binarySearch(starts, from);
    long next = from;
    for (int i = found < 0 ? -found - 2 : found; next < from + count; i++) {
      long end = Math.min(starts[i + 1], from + count);
      if (end > next) { // Of several that begin there, all but the last are empty.
        part.accept(variables.get(i), (int) (next - starts[i]), (int) (end - next));
        next = end;
      }
    }
  }

  /** A few words for a debugger. */
  @Override
  public String toString() {
    return "flat view of " + variables.size() + " variables, " + size() + " numbers";
  }
}
