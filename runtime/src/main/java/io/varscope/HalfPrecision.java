package io.varscope;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/**
 * The 16-bit floating-point formats, which Java 17 has no conversions for: float16 is binary16 of
 * IEEE 754, with 5 bits of exponent and 10 of fraction; bfloat16 is the upper half of a {@code
 * float}. Both round to nearest, ties to even.
 */
public final class HalfPrecision {

  private static final int INFINITY = 0x7c00;
  private static final int QUIET_NAN = 0x7e00;

  /** The exponent biases are 127 and 15. */
  private static final int BIAS_DIFFERENCE = 112;

  private static final int FRACTION_BITS_DIFFERENCE = 13;

  /** Half the way from the largest float16 to what would be the next. */
  private static final float OVERFLOW = 65520;

  /** The distance of subnormal float16, and of the smallest normal ones. */
  private static final float SUBNORMAL_UNIT = 0x1p-24f;

  private static final float SMALLEST_NORMAL = 0x1p-14f;

  private HalfPrecision() {}

  /** A float16, given by its bits, as a {@code float}: exact. */
  public static float float16ToFloat(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = fraction * SUBNORMAL_UNIT;
    } else {
      int floatExponent = exponent == 0x1f ? 0xff : exponent + BIAS_DIFFERENCE;
      magnitude = Float.intBitsToFloat(floatExponent << 23 | fraction << FRACTION_BITS_DIFFERENCE);
    }
    return bits < 0 ? -magnitude : magnitude;
  }

  /** The bits of the nearest float16; infinite beyond 65504. */
  public static short toFloat16(float value) {
    int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
    float magnitude = Math.abs(value);
    int bits;
    if (Float.isNaN(value)) {
      bits = QUIET_NAN;
    } else if (magnitude >= OVERFLOW) {
      bits = INFINITY;
    } else if (magnitude < SMALLEST_NORMAL) {
      // Exact but for the rounding; what rounds up to 1024 units is the smallest normal number.
      bits = (int) Math.rint(magnitude / (double) SUBNORMAL_UNIT);
    } else {
      bits =
          roundedShift(Float.floatToRawIntBits(magnitude), FRACTION_BITS_DIFFERENCE)
              - (BIAS_DIFFERENCE << 10);
    }
    return (short) (sign | bits);
  }

  /** A bfloat16, given by its bits, as a {@code float}: exact. */
  public static float bfloat16ToFloat(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** The bits of the nearest bfloat16. */
  public static short toBfloat16(float value) {
    return Float.isNaN(value)
        ? (short) (Float.floatToRawIntBits(value) >> 16 | 0x7fc0)
        : (short) roundedShift(Float.floatToRawIntBits(value), 16);
  }

  /** Without the lowest bits, rounded to even. A carry goes into the exponent, as it should. */
  private static int roundedShift(int bits, int shift) {
    int half = (1 << (shift - 1)) - 1;
    return (bits + half + ((bits >>> shift) & 1)) >>> shift;
  }

  /** All elements of one of the formats, as many floats. */
  static void widen(DType<?> format, ShortBuffer source, FloatBuffer target) {
    int count = source.remaining();
    // A loop for each format: a call by way of an interface would cost more than the conversion.
    if (format == DType.FLOAT16) {
      for (int i = 0; i < count; i++) {
        target.put(i, float16ToFloat(source.get(i)));
      }
    } else {
      for (int i = 0; i < count; i++) {
        target.put(i, bfloat16ToFloat(source.get(i)));
      }
    }
  }

  /** The nearest elements of one of the formats, of as many floats. */
  static void narrow(FloatBuffer source, DType<?> format, ShortBuffer target) {
    int count = target.remaining();
    if (format == DType.FLOAT16) {
      for (int i = 0; i < count; i++) {
        target.put(i, toFloat16(source.get(i)));
      }
    } else {
      for (int i = 0; i < count; i++) {
        target.put(i, toBfloat16(source.get(i)));
      }
    }
  }
}
