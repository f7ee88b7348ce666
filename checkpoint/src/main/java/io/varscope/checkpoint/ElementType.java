package io.varscope.checkpoint;

import io.varscope.DType;
import java.util.Locale;
import java.util.Optional;

/**
 * The type of a tensor's elements in a file, by the names of safetensors, in the order in which
 * safetensors aligns them. Only some are dtypes of variables; all can be read as bytes.
 */
public enum ElementType {
  /** Truth values, one byte each. */
  BOOL(8, DType.BOOL),
  /** Floats of 4 bits, two to a byte (OCP Microscaling). */
  F4(4),
  /** Floats of 6 bits, with 2 of exponent. */
  F6_E2M3(6),
  /** Floats of 6 bits, with 3 of exponent. */
  F6_E3M2(6),
  /** Unsigned 8-bit integers. */
  U8(8, DType.UINT8),
  /** Signed 8-bit integers. */
  I8(8, DType.INT8),
  /** Floats of 8 bits, with 5 of exponent. */
  F8_E5M2(8),
  /** Floats of 8 bits, with 4 of exponent. */
  F8_E4M3(8),
  /** Powers of two: 8 bits of exponent only. */
  F8_E8M0(8),
  /** Floats of 8 bits, with 4 of exponent, without infinity and negative zero. */
  F8_E4M3FNUZ(8),
  /** Floats of 8 bits, with 5 of exponent, without infinity and negative zero. */
  F8_E5M2FNUZ(8),
  /** Signed 16-bit integers. */
  I16(16, DType.INT16),
  /** Unsigned 16-bit integers. */
  U16(16),
  /** IEEE 754 half precision. */
  F16(16, DType.FLOAT16),
  /** The upper half of float32. */
  BF16(16, DType.BFLOAT16),
  /** Signed 32-bit integers. */
  I32(32, DType.INT32),
  /** Unsigned 32-bit integers. */
  U32(32),
  /** IEEE 754 single precision. */
  F32(32, DType.FLOAT32),
  /** Complex numbers: two floats of 32 bits. */
  C64(64),
  /** IEEE 754 double precision. */
  F64(64, DType.FLOAT64),
  /** Signed 64-bit integers. */
  I64(64, DType.INT64),
  /** Unsigned 64-bit integers. */
  U64(64);

  private final int bits;

  @SuppressWarnings("ImmutableEnumChecker") // A DType never changes.
  private final Optional<DType<?>> dtype;

  ElementType(int bits) {
    this.bits = bits;
    this.dtype = Optional.empty();
  }

  ElementType(int bits, DType<?> dtype) {
    this.bits = bits;
    this.dtype = Optional.of(dtype);
  }

  /** The bits of one element. */
  public int bits() {
    return bits;
  }

  /** The dtype of variables with such elements, if there is one. */
  public Optional<DType<?>> dtype() {
    return dtype;
  }

  /** The name of the dtype; of what no variable has, this name in lower case. */
  String word() {
    return dtype.isPresent() ? dtype.get().toString() : name().toLowerCase(Locale.ROOT);
  }

  /** The type that elements of a dtype have in a file. */
  public static ElementType of(DType<?> dtype) {
    for (ElementType type : values()) {
      if (type.dtype.isPresent() && type.dtype.get() == dtype) {
        return type;
      }
    }
    throw new AssertionError("every dtype can be written, but " + dtype);
  }
}
