package io.varscope.generated;

import static java.util.Objects.requireNonNull;

import io.varscope.DType;
import io.varscope.Shape;

/**
 * Declares variables by name, dtype and shape. There is a method for each dtype, since calls
 * without type arguments are what compilers are quick with.
 *
 * <p>A name is below the place; with a leading {@code /} it is absolute. Without lengths the
 * variable is a scalar. {@link Binding#assign} assigns what was declared.
 */
public abstract class DeclaresVariables {

  DeclaresVariables() {}

  abstract void declare(String name, DType<?> dtype, Shape shape);

  /** Declares a variable of a dtype that is only known when it runs. */
  public final void variable(String name, DType<?> dtype, Shape shape) {
    declare(
        requireNonNull(name, "name"),
        requireNonNull(dtype, "dtype"),
        requireNonNull(shape, "shape"));
  }

  /** Declares a variable of float32. */
  public final void float32(String name, long... shape) {
    declare(name, DType.FLOAT32, shape);
  }

  /** Declares a variable of float32. */
  public final void float32(String name, Shape shape) {
    variable(name, DType.FLOAT32, shape);
  }

  /** Declares a variable of float64. */
  public final void float64(String name, long... shape) {
    declare(name, DType.FLOAT64, shape);
  }

  /** Declares a variable of float64. */
  public final void float64(String name, Shape shape) {
    variable(name, DType.FLOAT64, shape);
  }

  /** Declares a variable of float16. */
  public final void float16(String name, long... shape) {
    declare(name, DType.FLOAT16, shape);
  }

  /** Declares a variable of float16. */
  public final void float16(String name, Shape shape) {
    variable(name, DType.FLOAT16, shape);
  }

  /** Declares a variable of bfloat16. */
  public final void bfloat16(String name, long... shape) {
    declare(name, DType.BFLOAT16, shape);
  }

  /** Declares a variable of bfloat16. */
  public final void bfloat16(String name, Shape shape) {
    variable(name, DType.BFLOAT16, shape);
  }

  /** Declares a variable of int8. */
  public final void int8(String name, long... shape) {
    declare(name, DType.INT8, shape);
  }

  /** Declares a variable of int8. */
  public final void int8(String name, Shape shape) {
    variable(name, DType.INT8, shape);
  }

  /** Declares a variable of uint8. */
  public final void uint8(String name, long... shape) {
    declare(name, DType.UINT8, shape);
  }

  /** Declares a variable of uint8. */
  public final void uint8(String name, Shape shape) {
    variable(name, DType.UINT8, shape);
  }

  /** Declares a variable of int16. */
  public final void int16(String name, long... shape) {
    declare(name, DType.INT16, shape);
  }

  /** Declares a variable of int16. */
  public final void int16(String name, Shape shape) {
    variable(name, DType.INT16, shape);
  }

  /** Declares a variable of int32. */
  public final void int32(String name, long... shape) {
    declare(name, DType.INT32, shape);
  }

  /** Declares a variable of int32. */
  public final void int32(String name, Shape shape) {
    variable(name, DType.INT32, shape);
  }

  /** Declares a variable of int64. */
  public final void int64(String name, long... shape) {
    declare(name, DType.INT64, shape);
  }

  /** Declares a variable of int64. */
  public final void int64(String name, Shape shape) {
    variable(name, DType.INT64, shape);
  }

  /** Declares a variable of bool. */
  public final void bool(String name, long... shape) {
    declare(name, DType.BOOL, shape);
  }

  /** Declares a variable of bool. */
  public final void bool(String name, Shape shape) {
    variable(name, DType.BOOL, shape);
  }

  private void declare(String name, DType<?> dtype, long[] shape) {
    variable(name, dtype, Shape.of(requireNonNull(shape, "shape")));
  }
}
