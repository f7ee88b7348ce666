package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.Strictness.LENIENT;
import static io.varscope.checkpoint.Strictness.STRICT;
import static io.varscope.checkpoint.numpy.NpyBytes.bytes;
import static io.varscope.checkpoint.numpy.NpyBytes.header;
import static io.varscope.checkpoint.numpy.NpyBytes.npy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.Shape;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the header of an array may be, and what is refused. */
class NpyHeaderTest extends NpyTest {

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
}
