package io.varscope;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of a variable's elements.
 *
 * @param <V> the class of variables of this dtype
 */
public final class DType<V extends AnyVariable> {

  /** IEEE 754 single precision. */
  public static final DType<FloatVariable> FLOAT32 =
      new DType<>("float32", Float.BYTES, Family.FLOAT, FloatVariable.class, FloatVariable::new);

  /** IEEE 754 double precision. */
  public static final DType<DoubleVariable> FLOAT64 =
      new DType<>("float64", Double.BYTES, Family.FLOAT, DoubleVariable.class, DoubleVariable::new);

  /** IEEE 754 half precision: 11 significant bits, up to 65504. */
  public static final DType<Float16Variable> FLOAT16 =
      new DType<>("float16", 2, Family.FLOAT, Float16Variable.class, Float16Variable::new);

  /** The upper half of float32: 8 significant bits. */
  public static final DType<Bfloat16Variable> BFLOAT16 =
      new DType<>("bfloat16", 2, Family.FLOAT, Bfloat16Variable.class, Bfloat16Variable::new);

  /** Signed 8-bit integers. */
  public static final DType<ByteVariable> INT8 =
      new DType<>("int8", Byte.BYTES, Family.INTEGER, ByteVariable.class, ByteVariable::new);

  /** Unsigned 8-bit integers. */
  public static final DType<UnsignedByteVariable> UINT8 =
      new DType<>(
          "uint8", 1, Family.UNSIGNED, UnsignedByteVariable.class, UnsignedByteVariable::new);

  /** Signed 16-bit integers. */
  public static final DType<ShortVariable> INT16 =
      new DType<>("int16", Short.BYTES, Family.INTEGER, ShortVariable.class, ShortVariable::new);

  /** Signed 32-bit integers. */
  public static final DType<IntVariable> INT32 =
      new DType<>("int32", Integer.BYTES, Family.INTEGER, IntVariable.class, IntVariable::new);

  /** Signed 64-bit integers. */
  public static final DType<LongVariable> INT64 =
      new DType<>("int64", Long.BYTES, Family.INTEGER, LongVariable.class, LongVariable::new);

  /** Truth values, one byte each: 0 or 1. */
  public static final DType<BooleanVariable> BOOL =
      new DType<>("bool", 1, Family.BOOL, BooleanVariable.class, BooleanVariable::new);

  private static final List<DType<?>> VALUES =
      List.of(FLOAT32, FLOAT64, FLOAT16, BFLOAT16, INT8, UINT8, INT16, INT32, INT64, BOOL);

  /** The constructor of a variable with unset elements. */
  @FunctionalInterface
  interface Allocator<V> {
    V allocate(VariableSpec<?> spec, long index, @Nullable ByteBuffer bytes);
  }

  private enum Family {
    FLOAT,
    INTEGER,
    UNSIGNED,
    BOOL
  }

  private final String name;
  private final int bytes;
  private final Family family;
  private final Class<V> variableClass;
  private final Allocator<V> allocator;

  private DType(
      String name, int bytes, Family family, Class<V> variableClass, Allocator<V> allocator) {
    this.name = name;
    this.bytes = bytes;
    this.family = family;
    this.variableClass = variableClass;
    this.allocator = allocator;
  }

  /** Every dtype. */
  public static List<DType<?>> values() {
    return VALUES;
  }

  /**
   * The dtype of variables of a class.
   *
   * @param className a qualified name, such as {@code io.varscope.FloatVariable}
   */
  public static Optional<DType<?>> ofVariableClass(String className) {
    requireNonNull(className, "className");
    for (DType<?> dtype : VALUES) {
      if (dtype.variableClass.getName().equals(className)) {
        return Optional.of(dtype);
      }
    }
    return Optional.empty();
  }

  Allocator<V> allocator() {
    return allocator;
  }

  /** The bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** The class of variables of this dtype. */
  public Class<V> variableClass() {
    return variableClass;
  }

  /** Whether the elements are floating-point numbers. */
  public boolean isFloating() {
    return family == Family.FLOAT;
  }

  /** Whether the elements are integers; bool is not. */
  public boolean isInteger() {
    return family == Family.INTEGER || family == Family.UNSIGNED;
  }

  /**
   * Whether elements of this dtype can be read as those of another without a loss: float16 and
   * bfloat16 as float32.
   */
  public boolean widensTo(DType<?> other) {
    return requireNonNull(other, "other") == FLOAT32 && (this == FLOAT16 || this == BFLOAT16);
  }

  /**
   * Whether a value is an element of this dtype. Integers and bool take it exactly or not at all;
   * floating point rounds, but a finite value may not become infinite.
   */
  public boolean represents(double value) {
    return switch (family) {
      case FLOAT -> !Double.isFinite(value) || Double.isFinite(rounded(value));
      case BOOL -> value == 0 || value == 1;
      // 2^(bits - 1) is exact in a double, the largest long is not: hence "<".
      case INTEGER ->
          value == Math.rint(value)
              && value >= -Math.scalb(1.0, 8 * bytes - 1)
              && value < Math.scalb(1.0, 8 * bytes - 1);
      case UNSIGNED ->
          value == Math.rint(value) && value >= 0 && value < Math.scalb(1.0, 8 * bytes);
    };
  }

  /**
   * The element that {@link AnyVariable#setFromDouble} makes of a value: the nearest one; with 16
   * bits, the nearest to the nearest {@code float}.
   *
   * @throws IllegalStateException if this is not a floating-point dtype
   */
  public double rounded(double value) {
    if (!isFloating()) {
      throw new IllegalStateException(name + " does not round");
    }
    if (this == FLOAT64) {
      return value;
    }
    float single = (float) value;
    if (this == FLOAT16) {
      return HalfPrecision.float16ToFloat(HalfPrecision.toFloat16(single));
    }
    return this == BFLOAT16
        ? HalfPrecision.bfloat16ToFloat(HalfPrecision.toBfloat16(single))
        : single;
  }

  /** As NumPy and TensorFlow write it: {@code float32}. */
  @Override
  public String toString() {
    return name;
  }
}
