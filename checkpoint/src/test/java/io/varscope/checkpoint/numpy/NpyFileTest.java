package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.Strictness.LENIENT;
import static io.varscope.checkpoint.Strictness.STRICT;
import static io.varscope.checkpoint.numpy.NpyBytes.bytes;
import static io.varscope.checkpoint.numpy.NpyBytes.header;
import static io.varscope.checkpoint.numpy.NpyBytes.npy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varscope.Shape;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("weights.npy");
  }

  private TensorInfo info(byte[] npy) throws IOException {
    Files.write(file, npy);
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      assertEquals(List.of(), opened.notes());
      return opened.tensors().get(0);
    }
  }

  private byte[] data(byte[] npy, Strictness strictness) throws IOException {
    Files.write(file, npy);
    try (NpyFile opened = NpyFile.open(file, strictness)) {
      return NpyBytes.read(opened, "weights");
    }
  }

  private void refused(byte[] npy, String message) throws IOException {
    NpyBytes.refused(file, npy, STRICT, message);
    NpyBytes.refused(file, npy, LENIENT, message);
  }

  /** Refused if strict; else noted, and read all the same. */
  private void odd(byte[] npy, long offset, String note, int... expected) throws IOException {
    NpyBytes.refused(file, npy, STRICT, ", byte " + offset + ": " + note);
    assertArrayEquals(bytes(expected), data(npy, LENIENT));
    try (NpyFile opened = NpyFile.open(file, LENIENT)) {
      assertEquals(List.of(note), opened.notes());
    }
  }

  @Test
  void whatItSaysOfItself() throws IOException {
    Files.write(file, npy(header("<i2", false, "(3,)"), 1, 0, 2, 0, 3, 1));
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      TensorInfo tensor = new TensorInfo("weights", ElementType.I16, Shape.of(3), 68, 6);
      assertEquals(file, opened.file());
      assertEquals(List.of(tensor), opened.tensors());
      assertEquals(Optional.of(tensor), opened.find("weights"));
      assertEquals(Optional.empty(), opened.find("weights.npy"));
      assertEquals(Map.of(), opened.metadata());
      assertEquals(List.of(), opened.notes());
    }
  }

  @Test
  void theNameOfTheFileNamesTheTensor() throws IOException {
    byte[] npy = npy(header("<i2", false, "(0,)"));
    for (String name : List.of("a.b.npy", "a.b", "a.npy.npy")) {
      Path other = folder.resolve(name);
      Files.write(other, npy);
      try (NpyFile opened = NpyFile.open(other, STRICT)) {
        assertEquals(name.replaceFirst("\\.npy$", ""), opened.tensors().get(0).name());
      }
    }
  }

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

  @Test
  void versions() throws IOException {
    byte[] header = (header("|u1", false, "()") + "\n").getBytes(StandardCharsets.US_ASCII);
    for (int version = 1; version <= 3; version++) {
      assertArrayEquals(bytes(7), data(npy(version, header, 7), STRICT));
    }
    refused(
        npy(4, header, 7), ", byte 6: Its version of the npy format is 4.0; known are 1.0 to 3.0.");
    byte[] minor = npy(1, header, 7);
    minor[7] = 1;
    refused(minor, ", byte 6: Its version of the npy format is 1.1; known are 1.0 to 3.0.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"shape\":(2,1,),\"fortran_order\":False,\"descr\":\"|u1\"}",
        "{ 'descr' : '|u1' ,'fortran_order':False\t, 'shape':\r\n( 2 , 1 ) , } ",
        "{'shape': (2L, 1L), 'fortran_order': False, 'descr': '|u1', }",
        " \n{'shape': ((2), (1)), 'fortran_order': (False), 'descr': ('|u1'), }"
      })
  void spellingsOfAHeader(String header) throws IOException {
    assertEquals(
        new TensorInfo("weights", ElementType.U8, Shape.of(2, 1), 11 + header.length(), 2),
        info(npy(header, 1, 2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{'descr': '|u1', 'fortran_order': False, 'shape': ()",
        "{'descr': '|u1', 'fortran_order': False, 'shape': ()}}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': ()} #",
        "{,'descr': '|u1', 'fortran_order': False, 'shape': ()}",
        "{'descr': '|u1',, 'fortran_order': False, 'shape': ()}",
        "{'descr': '|u1' 'fortran_order': False, 'shape': ()}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (1,,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': 1}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (1)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': [1]}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (1}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': ('1',)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (True,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (1.0,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (0x1,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (01,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (1l,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (- 1,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (-1,)}",
        "{'descr': '|u1', 'fortran_order': 0, 'shape': ()}",
        "{'descr': '|u1', 'fortran_order': Falsehood, 'shape': ()}",
        "{'descr': '|u1', 'fortran_order': None, 'shape': ()}",
        "{'descr': '|u1', 'fortran_order': false, 'shape': ()}",
        "{'descr': '|u1\", 'fortran_order': False, 'shape': ()}",
        "{'descr': b'|u1', 'fortran_order': False, 'shape': ()}",
        "{'descr': '|u' '1', 'fortran_order': False, 'shape': ()}",
        "{'descr': '|u\\x31', 'fortran_order': False, 'shape': ()}",
        "{'descr': '|u\n1', 'fortran_order': False, 'shape': ()}",
        "{'descr': 1, 'fortran_order': False, 'shape': ()}",
        "{'descr': '', 'fortran_order': False, 'shape': ()}",
        "{'descr': 'uint8', 'fortran_order': False, 'shape': ()}",
        "{'descr': '<u3', 'fortran_order': False, 'shape': ()}",
        "{'descr': '<<u2', 'fortran_order': False, 'shape': ()}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (), 'shape': ()}",
        "{'descr': '|u1', 'fortran_order': False}",
        "{'descr': '|u1', 'shape': ()}",
        "{'fortran_order': False, 'shape': ()}",
        "{'descr': '|u1\\",
      })
  void whatIsNoHeader(String header) throws IOException {
    Files.write(file, npy(header, 1));
    for (Strictness strictness : Strictness.values()) {
      assertThrows(CheckpointException.class, () -> NpyFile.open(file, strictness));
    }
  }

  @Test
  void messagesSayWhatAndWhere() throws IOException {
    refused(npy("{'descr': ?}"), ", byte 20: The header has an unexpected ?.");
    refused(npy("{'descr': \u0001}"), ", byte 20: The header has an unexpected byte 0x1.");
    refused(npy("{'descr': "), ", byte 21: The header ends too early.");
    refused(npy("{'shape': (), 'shape': ()}"), ", byte 24: The header has the key 'shape' twice.");
    refused(npy("{'shape': (07,)}"), ", byte 21: A number begins with 0.");
    refused(
        npy("{'shape': (9223372036854775808,)}"),
        ", byte 21: '9223372036854775808' is no number that a long can hold.");
    refused(
        npy("{'shape': " + "(".repeat(40)),
        ", byte 52: The header is nested more than 32 levels deep.");
    refused(
        npy("{'fortran_order': False, 'shape': ()}"), ", byte 10: Its header has no key 'descr'.");
    refused(
        npy(header("|u1", false, "[1]")),
        ", byte 10: shape in its header is no tuple of whole numbers.");
    refused(
        npy("{'descr': '|u1', 'fortran_order': 0, 'shape': ()}"),
        ", byte 10: fortran_order in its header is neither True nor False.");
    refused(npy(header("<u3", false, "()")), ", byte 10: Its type '<u3' is unknown.");
    refused(
        npy(header("x".repeat(100), false, "()")),
        ", byte 10: Its type '" + "x".repeat(60) + "...' is unknown.");
  }

  @Test
  void keysOfOthers() throws IOException {
    odd(
        npy("{'descr': '|u1', 'by': ['me', -1], 'fortran_order': False, 'shape': ()}", 5),
        10,
        "Its header has an unknown key, 'by'.",
        5);
  }

  @Test
  void aHeaderEndsWithALineFeed() throws IOException {
    byte[] header = header("|u1", false, "()").getBytes(StandardCharsets.US_ASCII);
    odd(npy(1, header, 5), 10 + header.length, "Its header does not end with a line feed.", 5);
  }

  @Test
  void onlyVersion3HasMoreThanAscii() throws IOException {
    String header = "{'ä': 0, 'descr': '|u1', 'fortran_order': False, 'shape': ()}\n";
    byte[] latin1 = header.getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf8 = header.getBytes(StandardCharsets.UTF_8);
    String note = "Its header is not in ASCII, as that of version 1.0 or 2.0 must be.";
    NpyBytes.refused(file, npy(1, latin1, 1), STRICT, ", byte 12: " + note);
    NpyBytes.refused(file, npy(2, latin1, 1), STRICT, ", byte 14: " + note);
    Files.write(file, npy(2, latin1, 1));
    try (NpyFile opened = NpyFile.open(file, LENIENT)) {
      assertEquals(List.of(note, "Its header has an unknown key, 'ä'."), opened.notes());
    }
    refused(npy(3, latin1, 1), ", byte 12: Its header is not in UTF-8.");
    odd(npy(3, utf8, 1), 12, "Its header has an unknown key, 'ä'.", 1);
  }

  @Test
  void objectsAreRefused() throws IOException {
    String message =
        ", byte 10: It holds objects of Python, as pickle writes them. To read these is to run code"
            + " that the file brings along, so they are refused.";
    for (String descr :
        List.of(
            "'|O'",
            "'O'",
            "'|O8'",
            "[('a', '<f4'), ('b', '|O')]",
            "[('a', '|O', (2,))]",
            "[('a', [('b', '|O')])]",
            "[(('title', 'a'), '|O')]",
            "[('a', ('|O', (2,)))]",
            "('|O', (2,))")) {
      refused(npy("{'descr': " + descr + ", 'fortran_order': False, 'shape': ()}", 1), message);
    }
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

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'<U3'; strings (<U3)",
        "'|S3'; strings (|S3)",
        "'>V2'; raw bytes (>V2)",
        "'|V1'; raw bytes (|V1)",
        "'|V3'; raw bytes (|V3)",
        "'<M8[ns]'; times (<M8[ns])",
        "'<m8'; times (<m8)",
        "'<c16'; numbers of more than 64 bits (<c16)",
        "'<f16'; numbers of more than 64 bits (<f16)",
        "[('a', '<f4'), ('b', '<i2', (2,))]; records",
        "('<f4', (2,)); records"
      },
      quoteCharacter = '`')
  void noTensors(String descr, String description) throws IOException {
    refused(
        npy("{'descr': " + descr + ", 'fortran_order': False, 'shape': (0,)}"),
        ": It holds " + description + ", which are no tensor.");
  }

  @Test
  void shapes() throws IOException {
    assertEquals(Shape.scalar(), info(npy(header("|u1", false, "()"), 1)).shape());
    String most = "(" + "1, ".repeat(64) + ")";
    assertEquals(64, info(npy(header("|u1", false, most), 1)).shape().rank());
    refused(
        npy(header("|u1", false, "(" + "1, ".repeat(65) + ")"), 1),
        ", byte 10: Its shape has 65 axes; NumPy has at most 64.");
    String endless = "(4294967296, 4294967296)";
    refused(
        npy(header("|u1", false, endless), 1),
        ", byte 10: Its shape is illegal: the number of elements of "
            + endless
            + " overflows a long.");
    refused(
        npy(header("|u1", false, "(-1,)"), 1),
        ", byte 10: Its shape is illegal: Dimension -1 must be >= 0; no length may be left open.");
    // No bytes, whatever the other lengths are.
    assertEquals(
        Shape.of(4294967296L, 0, 4294967296L),
        info(npy(header("<f8", false, "(4294967296, 0, 4294967296)"))).shape());
    assertArrayEquals(
        new byte[0], data(npy(header(">f8", true, "(4294967296, 0, 4294967296)")), STRICT));
  }

  @Test
  void sizes() throws IOException {
    refused(
        npy(header("<i2", false, "(2,)"), 1, 0, 2),
        ", byte 71: It ends too early: (2,) of I16 has 4 bytes, but 3 follow the header.");
    refused(
        npy(header("<i8", false, "(9223372036854775807,)"), 1),
        ", byte 87: It ends too early: (9223372036854775807,) of I64 has 73786976294838206456"
            + " bytes, but 1 follow the header.");
    odd(
        npy(header("<i2", false, "(2,)"), 1, 0, 2, 0, 9),
        72,
        "It goes on after its last element; bytes too many: 1.",
        1,
        0,
        2,
        0);
  }

  @Test
  void lengthsOfHeaders() throws IOException {
    refused(new byte[0], ", byte 0: It is no npy: it does not begin with \\x93NUMPY.");
    refused(bytes('P', 'K', 3, 4), ", byte 0: It is no npy: it does not begin with \\x93NUMPY.");
    byte[] npy = npy(2, new byte[0]);
    refused(Arrays.copyOf(npy, 7), ", byte 7: It ends within its header.");
    refused(Arrays.copyOf(npy, 10), ", byte 10: It ends within its header.");
    npy[8] = (byte) 200;
    refused(npy, ", byte 8: Its header has 200 bytes, but only 0 follow.");
    npy[11] = (byte) 255;
    refused(npy, ", byte 8: Its header has 4278190280 bytes, but only 0 follow.");
    refused(
        npy(2, new byte[(1 << 20) + 1]),
        ", byte 8: Its header has 1048577 bytes; more than 1048576 are refused.");
    byte[] longest =
        (header("|u1", false, "()") + " ".repeat((1 << 20) - 57) + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    assertTrue(longest.length <= 1 << 20 && longest.length > (1 << 20) - 10);
    assertArrayEquals(bytes(1), data(npy(3, longest, 1), STRICT));
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

  @Test
  void maps() throws IOException {
    Files.write(file, npy(header("<i4", false, "(2,)"), 1, 0, 0, 0, 2, 0, 0, 0));
    ByteBuffer read;
    ByteBuffer written;
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      TensorInfo tensor = opened.tensors().get(0);
      read = opened.map(tensor, false).orElseThrow();
      written = opened.map(tensor, true).orElseThrow();
      written.putInt(0, 7);
      assertArrayEquals(bytes(1, 0, 0, 0, 2, 0, 0, 0), NpyBytes.read(opened, "weights"));
    }
    assertEquals(8, read.capacity());
    assertEquals(2, read.getInt(4));
    assertEquals(7, written.getInt(0));
    assertThrows(ReadOnlyBufferException.class, () -> read.put(0, (byte) 1));
  }

  @Test
  void whatMayNotBeWrittenIsNotMappedToBeWritten() throws IOException {
    Files.write(file, npy(header("|u1", false, "(2,)"), 1, 2));
    assumeTrue(file.toFile().setReadOnly() && !Files.isWritable(file), "root may write all files");
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      TensorInfo tensor = opened.tensors().get(0);
      assertEquals(2, opened.map(tensor, false).orElseThrow().get(1));
      assertEquals(Optional.empty(), opened.map(tensor, true));
    }
  }

  @Test
  void whatDoesNotLieThereIsNotMapped() throws IOException {
    for (byte[] npy :
        List.of(
            npy(header(">i2", false, "()"), 1, 2),
            npy(header("|u1", true, "(2, 2)"), 1, 2, 3, 4))) {
      Files.write(file, npy);
      try (NpyFile opened = NpyFile.open(file, STRICT)) {
        assertEquals(Optional.empty(), opened.map(opened.tensors().get(0), false));
      }
    }
  }

  @Test
  void nothingCanBeMappedToo() throws IOException {
    Files.write(file, npy(header("<i4", false, "(0, 3)")));
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      assertEquals(0, opened.map(opened.tensors().get(0), false).orElseThrow().capacity());
      assertArrayEquals(new byte[0], NpyBytes.read(opened, "weights"));
    }
  }

  @Test
  void moreThanABuffer() throws IOException {
    // A file with a hole takes no room.
    long size = 2L + Integer.MAX_VALUE;
    byte[] start = npy(header("|u1", false, "(" + size + ",)"));
    sparse(start, size);
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      assertEquals(size, opened.tensors().get(0).size());
      assertEquals(Optional.empty(), opened.map(opened.tensors().get(0), false));
    }
    size = (4L << 30) + 2;
    byte[] fortran = npy(header("|u1", true, "(2, 2147483649)"));
    sparse(fortran, size);
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      NpyBytes.assertMessage(
          file,
          ", byte "
              + fortran.length
              + ": Its elements are in Fortran's order, and have 4294967298 bytes; at most 4294967296"
              + " are put into row-major order. In Python, save numpy.ascontiguousarray(array).",
          () -> opened.open(opened.tensors().get(0)));
    }
  }

  private void sparse(byte[] start, long more) throws IOException {
    Files.write(file, start);
    try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
      random.setLength(start.length + more);
    }
  }

  @Test
  void channels() throws IOException {
    Files.write(file, npy(header("|u1", false, "(3,)"), 1, 2, 3));
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      TensorInfo tensor = opened.tensors().get(0);
      // Two at a time, each from the beginning.
      try (ReadableByteChannel one = opened.open(tensor);
          ReadableByteChannel other = opened.open(tensor)) {
        ByteBuffer buffer = ByteBuffer.allocate(2);
        assertEquals(0, one.read(ByteBuffer.allocate(0)));
        assertEquals(2, one.read(buffer));
        assertEquals(2, other.read(buffer.clear()));
        assertEquals(1, one.read(buffer.clear()));
        assertEquals(3, buffer.get(0));
        assertEquals(-1, one.read(buffer));
        assertEquals(-1, one.read(buffer));
        assertTrue(one.isOpen());
      }
    }
  }

  @Test
  void aClosedChannel() throws IOException {
    Files.write(file, npy(header("|u1", false, "(3,)"), 1, 2, 3));
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      ReadableByteChannel channel = opened.open(opened.tensors().get(0));
      channel.close();
      assertFalse(channel.isOpen());
      assertThrows(ClosedChannelException.class, () -> channel.read(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void tensorsOfOthers() throws IOException {
    Files.write(file, npy(header("|u1", false, "(3,)"), 1, 2, 3));
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      TensorInfo other = new TensorInfo("weights", ElementType.I8, Shape.of(3), 68, 3);
      assertThrows(IllegalArgumentException.class, () -> opened.open(other));
      assertThrows(IllegalArgumentException.class, () -> opened.map(other, false));
    }
  }

  @Test
  void aFileThatIsCutOffWhileItIsOpen() throws IOException {
    byte[] npy = npy(header("|u1", false, "(3,)"), 1, 2, 3);
    Files.write(file, npy);
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      Files.write(file, Arrays.copyOf(npy, npy.length - 1));
      NpyBytes.assertMessage(
          file,
          ", byte "
              + (npy.length - 1)
              + ": the file became shorter while tensor 'weights' was read: 1 bytes of it are"
              + " missing",
          () -> NpyBytes.read(opened, "weights"));
    }
    npy = npy(header("|u1", true, "(2, 2)"), 1, 2, 3, 4);
    Files.write(file, npy);
    try (NpyFile opened = NpyFile.open(file, STRICT)) {
      Files.write(file, Arrays.copyOf(npy, npy.length - 1));
      NpyBytes.assertMessage(
          file,
          ", byte " + (npy.length - 1) + ": The file was cut off here since it was opened.",
          () -> NpyBytes.read(opened, "weights"));
    }
  }

  @Test
  void noFile() {
    assertThrows(NoSuchFileException.class, () -> NpyFile.open(file, STRICT));
  }
}
