package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.Strictness.STRICT;
import static io.varscope.checkpoint.numpy.NpyBytes.bytes;
import static io.varscope.checkpoint.numpy.NpyBytes.header;
import static io.varscope.checkpoint.numpy.NpyBytes.npy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Strictness;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of elements, and the orders in which their bytes may lie. */
class NpyElementsTest extends NpyTest {

  @ParameterizedTest
  @CsvSource({
    "|b1, BOOL",
    "|i1, I8",
    "|u1, U8",
    "<i2, I16",
    "<u2, U16",
    "<i4, I32",
    "<u4, U32",
    "<i8, I64",
    "<u8, U64",
    "<f2, F16",
    "<f4, F32",
    "<f8, F64",
    "<c8, C64",
    // One byte has no order; others write any.
    "<b1, BOOL",
    ">i1, I8",
    "=u1, U8",
    "b1, BOOL"
  })
  void types(String descr, ElementType type) throws IOException {
    int[] data = new int[type.bits() / 8];
    data[0] = 1;
    assertEquals(type, info(npy(header(descr, false, "(1,)"), data)).type());
    assertArrayEquals(bytes(data), data(npy(header(descr, false, "(1,)"), data), STRICT));
  }

  @ParameterizedTest
  @CsvSource({"<V2, BF16, 2", "|V2, BF16, 2", "V2, BF16, 2", "<f1, F8_E5M2, 1"})
  void typesOfJax(String descr, ElementType type, int bytes) throws IOException {
    int[] data = {0x80, 0x3f, 0, 0x40, 0x40, 0x40, 0x80, 0x40};
    Files.write(file, npy(header(descr, true, "(2, 2)"), Arrays.copyOf(data, 4 * bytes)));
    for (Strictness strictness : Strictness.values()) {
      try (NpyFile opened = NpyFile.open(file, strictness)) {
        assertEquals(type, opened.tensors().get(0).type());
        assertEquals(
            List.of(
                "Its type "
                    + descr
                    + " is none of NumPy's own. It is read as "
                    + type
                    + ", which ml_dtypes, as in JAX, saves so."),
            opened.notes());
        byte[] rows =
            bytes == 2
                ? bytes(0x80, 0x3f, 0x40, 0x40, 0, 0x40, 0x80, 0x40)
                : bytes(0x80, 0, 0x3f, 0x40);
        assertArrayEquals(rows, NpyBytes.read(opened, "weights"));
      }
    }
  }

  @Test
  void bigEndian() throws IOException {
    assertArrayEquals(
        bytes(2, 1, 4, 3), data(npy(header(">i2", false, "(2,)"), 1, 2, 3, 4), STRICT));
    assertArrayEquals(bytes(4, 3, 2, 1), data(npy(header(">f4", false, "()"), 1, 2, 3, 4), STRICT));
    assertArrayEquals(
        bytes(8, 7, 6, 5, 4, 3, 2, 1),
        data(npy(header(">u8", false, "()"), 1, 2, 3, 4, 5, 6, 7, 8), STRICT));
    // Two numbers, each turned round.
    assertArrayEquals(
        bytes(4, 3, 2, 1, 8, 7, 6, 5),
        data(npy(header(">c8", false, "()"), 1, 2, 3, 4, 5, 6, 7, 8), STRICT));
    assertEquals(-1, info(npy(header(">i2", false, "()"), 1, 2)).offset());
  }

  @Test
  void theOrderOfTheMachine() throws IOException {
    for (String descr : List.of("=i2", "|i2", "i2")) {
      boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
      odd(
          npy(header(descr, false, "()"), 1, 2),
          10,
          "Its type '"
              + descr
              + "' says no order of bytes, but means that of the machine which reads it.",
          little ? 1 : 2,
          little ? 2 : 1);
    }
  }

  @Test
  void fortranOrder() throws IOException {
    assertArrayEquals(
        bytes(1, 3, 5, 2, 4, 6),
        data(npy(header("|u1", true, "(2, 3)"), 1, 2, 3, 4, 5, 6), STRICT));
    assertArrayEquals(
        bytes(2, 1, 6, 5, 4, 3, 8, 7),
        data(npy(header(">i2", true, "(2, 2)"), 1, 2, 3, 4, 5, 6, 7, 8), STRICT));
    // Element (i, j, k) is i + 2 j + 6 k.
    int[] data = new int[24];
    int[] expected = new int[24];
    for (int n = 0; n < 24; n++) {
      data[n] = n;
      expected[n] = n / 12 + 2 * (n / 4 % 3) + 6 * (n % 4);
    }
    assertArrayEquals(bytes(expected), data(npy(header("|u1", true, "(2, 3, 4)"), data), STRICT));
    assertEquals(-1, info(npy(header("|u1", true, "(2, 1, 2)"), 1, 2, 3, 4)).offset());
  }

  @Test
  void oneLongAxisHasBothOrders() throws IOException {
    for (String shape : List.of("()", "(1, 1)")) {
      assertTrue(info(npy(header("|u1", true, shape), 7)).offset() > 0);
    }
    assertTrue(info(npy(header("|u1", true, "(1, 3, 1)"), 1, 2, 3)).offset() > 0);
  }

  @Test
  void moreThanOneChunk() throws IOException {
    int[] data = new int[200_000];
    byte[] expected = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = i * 31;
      expected[i ^ 1] = (byte) (i * 31);
    }
    assertArrayEquals(expected, data(npy(header(">i2", false, "(100, 1000)"), data), STRICT));
  }
}
