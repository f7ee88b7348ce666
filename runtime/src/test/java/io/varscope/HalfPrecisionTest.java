package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each of the 65536 elements of both formats, and what lies between two of them. */
class HalfPrecisionTest {

  /** A format by its definition: a sign, an exponent and a fraction. */
  enum Format {
    FLOAT16(5, 10) {
      @Override
      float read(short bits) {
        return HalfPrecision.float16ToFloat(bits);
      }

      @Override
      short write(float value) {
        return HalfPrecision.toFloat16(value);
      }
    },
    BFLOAT16(8, 7) {
      @Override
      float read(short bits) {
        return HalfPrecision.bfloat16ToFloat(bits);
      }

      @Override
      short write(float value) {
        return HalfPrecision.toBfloat16(value);
      }
    };

    private final int fractionBits;
    private final int exponents;

    Format(int exponentBits, int fractionBits) {
      this.fractionBits = fractionBits;
      this.exponents = 1 << exponentBits;
    }

    abstract float read(short bits);

    abstract short write(float value);

    /** The bits of positive infinity: no fraction, and all of the exponent. */
    int infinity() {
      return (exponents - 1) << fractionBits;
    }

    /** What positive bits mean; of infinity, what would be the next number. */
    double magnitude(int bits) {
      int exponent = bits >> fractionBits;
      double fraction = Math.scalb((double) (bits & ((1 << fractionBits) - 1)), -fractionBits);
      int bias = exponents / 2 - 1;
      return exponent == 0
          ? Math.scalb(fraction, 1 - bias)
          : Math.scalb(1 + fraction, exponent - bias);
    }

    /** The bits of the nearest of all elements, and of two the even one, by a search. */
    int nearest(float value) {
      double magnitude = Math.abs((double) value);
      int below = 0;
      int above = infinity();
      if (magnitude >= magnitude(above)) {
        below = above;
      }
      while (above - below > 1) {
        int middle = (below + above) / 2;
        if (magnitude(middle) <= magnitude) {
          below = middle;
        } else {
          above = middle;
        }
      }
      // Exact: all of these are floats, and so near to each other.
      double down = magnitude - magnitude(below);
      double up = magnitude(above) - magnitude;
      int nearest = down < up || (down == up && below % 2 == 0) ? below : above;
      boolean isNegative = Float.floatToRawIntBits(value) < 0;
      return isNegative ? nearest | 0x8000 : nearest;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyElementIsWhatItsBitsMean(Format format) {
    for (int bits = 0; bits <= 0xffff; bits++) {
      int positive = bits & 0x7fff;
      float value = format.read((short) bits);
      if (positive > format.infinity()) {
        assertTrue(Float.isNaN(value));
      } else {
        double magnitude =
            positive == format.infinity() ? Double.POSITIVE_INFINITY : format.magnitude(positive);
        // Compared as objects, so that the zeros differ.
        assertEquals(bits == positive ? magnitude : -magnitude, (double) value);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyElementIsWrittenAsItWasRead(Format format) {
    for (int bits = 0; bits <= 0xffff; bits++) {
      float value = format.read((short) bits);
      if (Float.isNaN(value)) {
        assertTrue(Float.isNaN(format.read(format.write(value))));
        assertEquals(bits >> 15, format.write(value) >>> 31, "the sign of NaN");
      } else {
        assertEquals((short) bits, format.write(value));
      }
    }
  }

  private static void assertNearest(Format format, float value) {
    assertEquals((short) format.nearest(value), format.write(value), () -> "" + value);
    assertEquals((short) format.nearest(-value), format.write(-value), () -> "" + -value);
  }

  @ParameterizedTest
  @EnumSource
  void halfWayBetweenElementsTheEvenOneIsTaken(Format format) {
    for (int bits = 0; bits < format.infinity(); bits++) {
      double halfWay = (format.magnitude(bits) + format.magnitude(bits + 1)) / 2;
      // Below the smallest float, or beyond the largest, there is no such value.
      if ((float) halfWay == halfWay) {
        assertNearest(format, (float) halfWay);
        assertNearest(format, Math.nextUp((float) halfWay));
        assertNearest(format, Math.nextDown((float) halfWay));
        int even = bits % 2 == 0 ? bits : bits + 1;
        assertEquals((short) even, format.write((float) halfWay));
        assertEquals((short) bits, format.write(Math.nextDown((float) halfWay)));
        assertEquals((short) (bits + 1), format.write(Math.nextUp((float) halfWay)));
      }
    }
  }

  /** Every float, by its bits: as many of each size. */
  @Provide
  Arbitrary<Float> floats() {
    return Arbitraries.integers().map(Float::intBitsToFloat).filter(value -> !Float.isNaN(value));
  }

  @Property(tries = 20_000, seed = "23")
  void everyFloatIsRoundedToTheNearest(@ForAll("floats") float value) {
    assertNearest(Format.FLOAT16, value);
    assertNearest(Format.BFLOAT16, value);
    // Nearly all floats are out of the range of float16.
    assertNearest(Format.FLOAT16, Math.scalb(value, -Math.getExponent(value) % 20 - 3));
  }

  @ParameterizedTest
  @EnumSource
  void extremes(Format format) {
    short infinity = (short) format.infinity();
    assertEquals(infinity, format.write(Float.POSITIVE_INFINITY));
    assertEquals((short) (infinity | 0x8000), format.write(Float.NEGATIVE_INFINITY));
    assertEquals(infinity, format.write(Float.MAX_VALUE));
    assertEquals((short) 0, format.write(0f));
    assertEquals((short) 0x8000, format.write(-0f));
    assertEquals((short) 0, format.write(Float.MIN_VALUE));
    assertEquals((short) 0x8000, format.write(-Float.MIN_VALUE));
    assertEquals(Float.NEGATIVE_INFINITY, format.read((short) (infinity | 0x8000)));
    assertEquals(-0f, format.read((short) 0x8000));
  }

  @ParameterizedTest
  @EnumSource
  void nanStaysNanWhateverItsBits(Format format) {
    for (int bits : new int[] {0x7f800001, 0x7f80ffff, 0x7fc00000, 0x7fffffff, 0xff800001, -1}) {
      assertTrue(Float.isNaN(format.read(format.write(Float.intBitsToFloat(bits)))));
    }
  }

  @Test
  void someFloat16() {
    assertEquals(65504f, HalfPrecision.float16ToFloat((short) 0x7bff), "the largest");
    assertEquals(0x1p-14f, HalfPrecision.float16ToFloat((short) 0x0400), "the smallest normal");
    assertEquals(0x1p-24f, HalfPrecision.float16ToFloat((short) 0x0001), "the smallest");
    assertEquals(0x0.ffcp-14f, HalfPrecision.float16ToFloat((short) 0x03ff), "subnormal");
    assertEquals((short) 0x2e66, HalfPrecision.toFloat16(0.1f));
    assertEquals((short) 0x7bff, HalfPrecision.toFloat16(Math.nextDown(65520f)));
    assertEquals((short) 0x7c00, HalfPrecision.toFloat16(65520f));
    assertEquals((short) 0, HalfPrecision.toFloat16(0x1p-25f), "half of the smallest, to even");
    assertEquals((short) 1, HalfPrecision.toFloat16(Math.nextUp(0x1p-25f)));
  }

  @Test
  void someBfloat16() {
    assertEquals(0x1.fep127f, HalfPrecision.bfloat16ToFloat((short) 0x7f7f), "the largest");
    assertEquals(0x1p-133f, HalfPrecision.bfloat16ToFloat((short) 0x0001), "the smallest");
    assertEquals((short) 0x3dcd, HalfPrecision.toBfloat16(0.1f));
    assertEquals((short) 0x7f80, HalfPrecision.toBfloat16(0x1.ffp127f));
    assertEquals((short) 0x7f7f, HalfPrecision.toBfloat16(Math.nextDown(0x1.ffp127f)));
  }

  /** JDK 20 brought conversions of its own, for float16 only. */
  @Test
  void float16IsThatOfTheJdk() throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodHandle read;
    MethodHandle write;
    try {
      read =
          lookup.findStatic(
              Float.class, "float16ToFloat", MethodType.methodType(float.class, short.class));
      write =
          lookup.findStatic(
              Float.class, "floatToFloat16", MethodType.methodType(short.class, float.class));
    } catch (NoSuchMethodException e) {
      assumeTrue(false, "this JDK has none");
      return;
    }
    for (int bits = 0; bits <= 0xffff; bits++) {
      float expected = (float) read.invokeExact((short) bits);
      assertEquals(expected, HalfPrecision.float16ToFloat((short) bits));
    }
    // A step that is odd, and coprime to all powers of two, comes to floats of all kinds.
    for (long bits = 0; bits < 1L << 32; bits += 1009) {
      float value = Float.intBitsToFloat((int) bits);
      if (!Float.isNaN(value)) {
        short expected = (short) write.invokeExact(value);
        if (expected != HalfPrecision.toFloat16(value)) {
          assertEquals(expected, HalfPrecision.toFloat16(value), "" + value);
        }
      }
    }
  }
}
