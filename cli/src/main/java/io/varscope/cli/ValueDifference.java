package io.varscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How the values of two tensors differ.
 *
 * @param tensor the first of them
 * @param elements how many each has; of types of less than a byte, how many bytes
 */
record ValueDifference(TensorInfo tensor, long elements, Count count) {

  /** The elements whose bytes differ, by what they mean. */
  static final class Count {

    long differing;
    private long firstIndex;

    /** The pairs of finite numbers that are not equal. */
    private long numbers;

    private double mostFloating;

    /** Unsigned. */
    private long mostWhole;

    private boolean isWhole;
    private long nonFiniteInFirst;
    private long nonFiniteInSecond;
    private long nonFiniteInBoth;
    private long nans;
    private long zeros;

    /** An element in row-major order. */
    void add(long index) {
      if (differing++ == 0) {
        firstIndex = index;
      }
    }

    void addWhole(long distance) {
      isWhole = true;
      numbers++;
      mostWhole = Long.compareUnsigned(distance, mostWhole) > 0 ? distance : mostWhole;
    }

    void addFloating(double a, double imaginaryA, double b, double imaginaryB) {
      boolean isFinite = Double.isFinite(a) && Double.isFinite(imaginaryA);
      if (isFinite != (Double.isFinite(b) && Double.isFinite(imaginaryB))) {
        if (isFinite) {
          nonFiniteInSecond++;
        } else {
          nonFiniteInFirst++;
        }
      } else if (isFinite) {
        double distance =
            imaginaryA == imaginaryB ? Math.abs(a - b) : Math.hypot(a - b, imaginaryA - imaginaryB);
        if (distance == 0) {
          zeros++;
        } else {
          numbers++;
          mostFloating = Math.max(mostFloating, distance);
        }
      } else if (isNaN(a, imaginaryA) && isNaN(b, imaginaryB)) {
        nans++;
      } else {
        nonFiniteInBoth++;
      }
    }

    private static boolean isNaN(double real, double imaginary) {
      return Double.isNaN(real) || Double.isNaN(imaginary);
    }
  }

  /** Such as {@code 6 of 6 elements differ, by at most 0.5}. */
  String words() {
    List<String> parts = new ArrayList<>();
    add(parts, count.numbers, "by at most " + (count.isWhole ? whole() : count.mostFloating));
    add(parts, count.nonFiniteInFirst, "NaN or infinite in the first only");
    add(parts, count.nonFiniteInSecond, "NaN or infinite in the second only");
    add(parts, count.nonFiniteInBoth, "NaN or infinite in both, but not the same");
    add(parts, count.nans, "only in the bits of NaN");
    add(parts, count.zeros, "only in the sign of zero");
    boolean isOne = parts.size() == 1;
    return count.differing
        + " of "
        + elements
        + (tensor.type().bits() < Byte.SIZE ? " bytes" : " elements")
        + " differ"
        + (parts.isEmpty() ? "" : isOne ? ", " : ": ")
        + (isOne
            ? parts.get(0).substring(parts.get(0).indexOf(' ') + 1)
            : String.join(", ", parts));
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private BigInteger whole() {
    return new BigInteger(Long.toUnsignedString(count.mostWhole));
  }

  /** The same as numbers, which JSON has. */
  void writeTo(JsonGenerator json) throws IOException {
    json.writeNumberField("elements", elements);
    json.writeNumberField("differing", count.differing);
    json.writeNumberField("firstIndex", count.firstIndex);
    json.writeNumberField("differingNumbers", count.numbers);
    if (count.isWhole) {
      json.writeNumberField("maxAbsoluteDifference", whole());
    } else if (Numeral.isFloating(tensor.type())) {
      // Beyond the largest double, Jackson writes the text "Infinity".
      json.writeNumberField("maxAbsoluteDifference", count.mostFloating);
    } else {
      json.writeNullField("maxAbsoluteDifference");
    }
    json.writeNumberField("nonFiniteInFirstOnly", count.nonFiniteInFirst);
    json.writeNumberField("nonFiniteInSecondOnly", count.nonFiniteInSecond);
    json.writeNumberField("nonFiniteInBoth", count.nonFiniteInBoth);
    json.writeNumberField("nanInBoth", count.nans);
    json.writeNumberField("zerosOfOtherSign", count.zeros);
  }
}
