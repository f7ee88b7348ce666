package io.varscope.cli;

import io.varscope.checkpoint.ElementType;
import java.nio.ByteBuffer;

/** The elements of tensors as numbers. */
final class Numeral {

  private Numeral() {}

  /** Whether elements of a type are whole numbers. */
  static boolean isWhole(ElementType type) {
    return switch (type) {
      case I8, U8, I16, U16, I32, U32, I64, U64 -> true;
      default -> false;
    };
  }

  /** Whether elements of a type are fractions, each in bytes of its own. */
  static boolean isFloating(ElementType type) {
    return switch (type) {
      case F8_E5M2, F8_E4M3, F8_E8M0, F8_E4M3FNUZ, F8_E5M2FNUZ, F16, BF16, F32, F64, C64 -> true;
      default -> false;
    };
  }

  /** How far two whole numbers are from each other, as an unsigned number. */
  static long distance(ElementType type, ByteBuffer a, ByteBuffer b, int at) {
    long x = whole(type, a, at);
    long y = whole(type, b, at);
    boolean isLess = type == ElementType.U64 ? Long.compareUnsigned(x, y) < 0 : x < y;
    return isLess ? y - x : x - y;
  }

  private static long whole(ElementType type, ByteBuffer bytes, int at) {
    return switch (type) {
      case I8 -> bytes.get(at);
      case U8 -> Byte.toUnsignedLong(bytes.get(at));
      case I16 -> bytes.getShort(at);
      case U16 -> Short.toUnsignedLong(bytes.getShort(at));
      case I32 -> bytes.getInt(at);
      case U32 -> Integer.toUnsignedLong(bytes.getInt(at));
      default -> bytes.getLong(at);
    };
  }

  /** A fraction; of a complex number, the real part. */
  static double real(ElementType type, ByteBuffer bytes, int at) {
    return switch (type) {
      case F64 -> bytes.getDouble(at);
      case BF16 -> Float.intBitsToFloat(bytes.getShort(at) << 16);
      case F16 -> small(Short.toUnsignedInt(bytes.getShort(at)), 5, 10, 15, true);
      case F8_E5M2 -> small(Byte.toUnsignedInt(bytes.get(at)), 5, 2, 15, true);
      case F8_E4M3 -> {
        int bits = Byte.toUnsignedInt(bytes.get(at));
        // It has no infinity, and one NaN of each sign.
        yield (bits & 0x7f) == 0x7f ? Double.NaN : small(bits, 4, 3, 7, false);
      }
      case F8_E8M0 -> {
        int bits = Byte.toUnsignedInt(bytes.get(at));
        yield bits == 0xff ? Double.NaN : Math.scalb(1.0, bits - 127);
      }
      case F8_E4M3FNUZ -> unsignedZero(Byte.toUnsignedInt(bytes.get(at)), 4, 3, 8);
      case F8_E5M2FNUZ -> unsignedZero(Byte.toUnsignedInt(bytes.get(at)), 5, 2, 16);
      default -> bytes.getFloat(at);
    };
  }

  /** The imaginary part; of what is not complex, 0. */
  static double imaginary(ElementType type, ByteBuffer bytes, int at) {
    return type == ElementType.C64 ? bytes.getFloat(at + Float.BYTES) : 0;
  }

  /** Where -0 would be is NaN. */
  private static double unsignedZero(int bits, int exponentBits, int fractionBits, int bias) {
    return bits == 0x80 ? Double.NaN : small(bits, exponentBits, fractionBits, bias, false);
  }

  /** What IEEE 754 makes of a sign, an exponent and a fraction. */
  private static double small(
      int bits, int exponentBits, int fractionBits, int bias, boolean hasInfinity) {
    int fraction = bits & ((1 << fractionBits) - 1);
    int largest = (1 << exponentBits) - 1;
    int exponent = (bits >> fractionBits) & largest;
    double size;
    if (exponent == 0) {
      size = Math.scalb((double) fraction, 1 - bias - fractionBits);
    } else if (exponent == largest && hasInfinity) {
      size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else {
      size = Math.scalb((double) ((1 << fractionBits) + fraction), exponent - bias - fractionBits);
    }
    return bits >> (exponentBits + fractionBits) == 0 ? size : -size;
  }
}
