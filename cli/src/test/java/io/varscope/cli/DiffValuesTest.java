package io.varscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the values of two tensors differ. */
class DiffValuesTest extends CommandTest {

  private static final float OTHER_NAN = Float.intBitsToFloat(0x7fc00001);

  private Path floats(String file, float... values) throws IOException {
    return safetensors(file, "w", "F32", "[" + values.length + "]", bytes(values));
  }

  /** Each way in which an element can differ hides none of the others. */
  @Test
  void everyDifferenceIsCounted() throws IOException {
    float inf = Float.POSITIVE_INFINITY;
    Path a = floats("a.safetensors", 1, 1, Float.NaN, 1, inf, Float.NaN, Float.NaN, 0, 2, inf);
    Path b = floats("b.safetensors", 1, 3, 1, inf, -inf, inf, OTHER_NAN, -0f, 1, inf);
    assertRun(
        1,
        "values: w (10,) F32: 8 of 10 elements differ: 2 by at most 2.0,"
            + " 1 NaN or infinite in the first only, 1 NaN or infinite in the second only,"
            + " 2 NaN or infinite in both, but not the same, 1 only in the bits of NaN,"
            + " 1 only in the sign of zero\n1 difference\n",
        "",
        "diff",
        a,
        b);
    assertEquals(1, run("diff", "--json", a, b));
    assertEquals(
        """
        {
          "first" : "%s",
          "second" : "%s",
          "differences" : [ {
            "kind" : "values",
            "name" : "w",
            "first" : {
              "shape" : [ 10 ],
              "type" : "F32"
            },
            "second" : {
              "shape" : [ 10 ],
              "type" : "F32"
            },
            "elements" : 10,
            "differing" : 8,
            "firstIndex" : 1,
            "differingNumbers" : 2,
            "maxAbsoluteDifference" : 2.0,
            "nonFiniteInFirstOnly" : 1,
            "nonFiniteInSecondOnly" : 1,
            "nonFiniteInBoth" : 2,
            "nanInBoth" : 1,
            "zerosOfOtherSign" : 1
          } ]
        }
        """
            .formatted(a, b),
        out());
  }

  @Test
  void whatIsEqualAsNumbersDiffersInBits() throws IOException {
    assertEquals(1, run("diff", floats("a.safetensors", 0, 1), floats("b.safetensors", -0f, 1)));
    assertTrue(out().contains(": 1 of 2 elements differ, only in the sign of zero\n"), this::out);
    Path nan = floats("a.safetensors", Float.NaN, 1);
    assertEquals(0, run("diff", nan, nan));
    assertEquals(1, run("diff", nan, floats("b.safetensors", OTHER_NAN, 1)));
    assertTrue(out().contains(": 1 of 2 elements differ, only in the bits of NaN\n"), this::out);
  }

  @Test
  void whatIsFarInALargeTensorIsFound() throws IOException {
    float[] values = new float[300_000];
    Path a = floats("a.safetensors", values);
    values[299_999] = 0.25f;
    values[123_456] = Float.NaN;
    assertEquals(1, run("diff", "--json", a, floats("b.safetensors", values)));
    assertTrue(out().contains("\"firstIndex\" : 123456,"), this::out);
    assertTrue(out().contains("\"maxAbsoluteDifference\" : 0.25,"), this::out);
  }

  /** Two elements of each type, as hexadecimal digits of their bytes. */
  @ParameterizedTest
  @CsvSource({
    "I8, 80, 7f, 255",
    "U8, 00, ff, 255",
    "I16, 0080, ff7f, 65535",
    "U16, 0000, ffff, 65535",
    "I32, 00000080, ffffff7f, 4294967295",
    "U32, 00000000, ffffffff, 4294967295",
    "I64, 0000000000000080, ffffffffffffff7f, 18446744073709551615",
    "U64, 0000000000000000, ffffffffffffffff, 18446744073709551615",
    "F16, 003c, 0040, 1.0", // 1 and 2
    "F16, 0002, 0000, 3.0517578125E-5", // without the usual leading 1, and 0
    "F16, ff7b, fffb, 131008.0", // the largest, and its negative
    "BF16, 803f, 0040, 1.0",
    "F32, 0000803f, 00000040, 1.0",
    "F64, 000000000000f03f, 0000000000000040, 1.0",
    "F64, ffffffffffffef7f, ffffffffffffefff, Infinity", // beyond the largest double
    "C64, 0000803f00000000, 0000803f00000040, 2.0",
    "C64, 0000000000000000, 0000404000008040, 5.0",
    "F8_E4M3, 38, 40, 1.0",
    "F8_E4M3, 7e, 00, 448.0",
    "F8_E4M3, 01, 00, 0.001953125",
    "F8_E5M2, 3c, 40, 1.0",
    "F8_E5M2, 7b, 00, 57344.0",
    "F8_E8M0, 7f, 80, 1.0",
    "F8_E4M3FNUZ, 40, 48, 1.0",
    "F8_E4M3FNUZ, 7f, 00, 240.0",
    "F8_E5M2FNUZ, 40, 44, 1.0",
    "F8_E5M2FNUZ, 7f, 00, 57344.0",
  })
  void theLargestDifferenceIsExact(String type, String a, String b, String most)
      throws IOException {
    HexFormat hex = HexFormat.of();
    Path first = safetensors("a.safetensors", "w", type, "[1]", hex.parseHex(a));
    Path second = safetensors("b.safetensors", "w", type, "[1]", hex.parseHex(b));
    assertRun(
        1,
        "values: w (1,) "
            + type
            + ": 1 of 1 elements differ, by at most "
            + most
            + "\n1 difference\n",
        "",
        "diff",
        first,
        second);
    assertEquals(1, run("diff", "--json", second, first));
    // JSON has no number for infinity.
    String number = most.equals("Infinity") ? "\"Infinity\"" : most;
    assertTrue(out().contains("\"maxAbsoluteDifference\" : " + number + ","), this::out);
  }

  @ParameterizedTest
  @CsvSource({
    "F16, 007e, 017e", // IEEE 754
    "BF16, c07f, c17f",
    "F64, 000000000000f87f, 010000000000f87f",
    "F8_E4M3, 7f, ff",
    "F8_E5M2, 7d, 7e",
  })
  void everyNaNIsOne(String type, String a, String b) throws IOException {
    HexFormat hex = HexFormat.of();
    assertEquals(
        1,
        run(
            "diff",
            safetensors("a.safetensors", "w", type, "[1]", hex.parseHex(a)),
            safetensors("b.safetensors", "w", type, "[1]", hex.parseHex(b))));
    assertTrue(out().contains("differ, only in the bits of NaN"), this::out);
  }

  @Test
  void whatIsNoNumberIsCountedOnly() throws IOException {
    Path a = safetensors("a.safetensors", "w", "BOOL", "[2]", new byte[] {0, 1});
    Path b = safetensors("b.safetensors", "w", "BOOL", "[2]", new byte[] {1, 1});
    assertEquals(1, run("diff", a, b));
    assertTrue(out().startsWith("values: w (2,) BOOL: 1 of 2 elements differ\n"), this::out);
    assertEquals(1, run("diff", "--json", a, b));
    assertTrue(out().contains("\"maxAbsoluteDifference\" : null,"), this::out);
    Path c = safetensors("c.safetensors", "w", "F4", "[4]", new byte[] {0, 1});
    Path d = safetensors("d.safetensors", "w", "F4", "[4]", new byte[] {1, 1});
    assertEquals(1, run("diff", c, d));
    assertTrue(out().startsWith("values: w (4,) F4: 1 of 2 bytes differ\n"), this::out);
  }
}
