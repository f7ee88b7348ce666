package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.Strictness.LENIENT;
import static io.varscope.checkpoint.Strictness.STRICT;
import static io.varscope.checkpoint.numpy.NpyBytes.bytes;
import static io.varscope.checkpoint.numpy.NpyBytes.header;
import static io.varscope.checkpoint.numpy.NpyBytes.npy;
import static io.varscope.checkpoint.numpy.NpyBytes.zip;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzFileTest {

  private static final byte[] SMALL = npy(header("|u1", false, "(3,)"), 1, 2, 3);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("weights.npz");
  }

  private static Map<String, byte[]> entries(Object... namesAndBytes) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndBytes.length; i += 2) {
      entries.put((String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
    }
    return entries;
  }

  private void refused(byte[] npz, String message) throws IOException {
    NpyBytes.refused(file, npz, STRICT, message);
    NpyBytes.refused(file, npz, LENIENT, message);
  }

  /** Replaces bytes in all places. */
  private static byte[] replace(byte[] bytes, String from, String to) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(from, to)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Where the header of the first entry in the list of all entries begins. */
  private static int central(byte[] zip) {
    return new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatItSaysOfItself(boolean deflated) throws IOException {
    byte[] matrix = npy(header(">i2", true, "(2, 2)"), 1, 2, 3, 4, 5, 6, 7, 8);
    Files.write(
        file,
        zip(deflated, entries("linear/w.npy", matrix, "../b.npy", SMALL, "ä.npy.npy", SMALL)));
    try (NpzFile opened = NpzFile.open(file, STRICT)) {
      TensorInfo w = new TensorInfo("linear/w", ElementType.I16, Shape.of(2, 2), -1, 8);
      assertEquals(file, opened.file());
      assertEquals(
          List.of(
              w,
              new TensorInfo("../b", ElementType.U8, Shape.of(3), -1, 3),
              new TensorInfo("ä.npy", ElementType.U8, Shape.of(3), -1, 3)),
          opened.tensors());
      assertEquals(Optional.of(w), opened.find("linear/w"));
      assertEquals(Optional.empty(), opened.find("linear/w.npy"));
      assertEquals(Map.of(), opened.metadata());
      assertEquals(List.of(), opened.notes());
      assertEquals(Optional.empty(), opened.map(w, false));
      assertArrayEquals(bytes(2, 1, 6, 5, 4, 3, 8, 7), NpyBytes.read(opened, "linear/w"));
      assertArrayEquals(bytes(1, 2, 3), NpyBytes.read(opened, "../b"));
      TensorInfo other = new TensorInfo("linear/w", ElementType.I16, Shape.of(4), -1, 8);
      assertThrows(IllegalArgumentException.class, () -> opened.open(other));
      assertThrows(IllegalArgumentException.class, () -> opened.map(other, false));
    }
  }

  @Test
  void whatIsNoTensorIsLeftOut() throws IOException {
    Files.write(
        file,
        zip(
            true,
            entries(
                "words.npy",
                npy(header("<U3", false, "(1,)"), new int[12]),
                "a.npy",
                SMALL,
                "README",
                bytes('H', 'i'))));
    for (Strictness strictness : Strictness.values()) {
      try (NpzFile opened = NpzFile.open(file, strictness)) {
        assertEquals(List.of("a"), opened.tensors().stream().map(TensorInfo::name).toList());
        assertEquals(
            List.of(
                "Entry words.npy is left out: it holds strings (<U3), which are no tensor.",
                "Entry README is left out: its name does not end with .npy, so it is no array."),
            opened.notes());
      }
    }
  }

  @Test
  void whatIsCalledNpyIsOne() throws IOException {
    refused(
        zip(true, entries("a.npy", SMALL, "b.npy", bytes('H', 'i'))),
        ": Entry b.npy, byte 0: It is no npy: it does not begin with \\x93NUMPY.");
  }

  @Test
  void objectsAreRefused() throws IOException {
    refused(
        zip(true, entries("a.npy", SMALL, "b.npy", npy(header("|O", false, "()"), 1))),
        ": Entry b.npy, byte 10: It holds objects of Python, as pickle writes them. To read these"
            + " is to run code that the file brings along, so they are refused.");
  }

  @Test
  void zipsOfOthers() throws IOException {
    byte[] others = zip(true, entries("word/document.xml", bytes(1), "media/0", bytes(2)));
    NpyBytes.refused(
        file, others, STRICT, ": It is a zip, but none of its entries is an array of NumPy's.");
    try (NpzFile opened = NpzFile.open(file, LENIENT)) {
      assertEquals(List.of(), opened.tensors());
      assertEquals(2, opened.notes().size());
    }
  }

  @Test
  void noArrayAtAll() throws IOException {
    Files.write(file, zip(true, Map.of()));
    try (NpzFile opened = NpzFile.open(file, STRICT)) {
      assertEquals(List.of(), opened.tensors());
    }
  }

  @Test
  void whatIsNoZip() throws IOException {
    refused(new byte[0], ": It is no zip that can be read: zip file is empty.");
    byte[] comment = zip(false, entries("a.npy", SMALL));
    comment[comment.length - 1] = 1;
    refused(comment, ": It is no zip that can be read: it ends too early.");
    refused(
        SMALL,
        ": It is no zip that can be read: zip END header not found. Was the download cut off?");
    assertThrows(NoSuchFileException.class, () -> NpzFile.open(folder.resolve("no.npz"), STRICT));
  }

  @Test
  void names() throws IOException {
    refused(
        replace(zip(true, entries("a.npy", SMALL, "b.npy", SMALL)), "b.npy", "a.npy"),
        ": Two entries have the name a.");
    refused(zip(true, entries("a", SMALL, "a.npy", SMALL)), ": Two entries have the name a.");
    refused(
        replace(zip(true, entries("abc.npy", SMALL)), "abc.npy", "a\0c.npy"),
        ": The name of entry a\\u0000c.npy has a NUL.");
  }

  @Test
  void encrypted() throws IOException {
    byte[] npz = zip(false, entries("a.npy", SMALL));
    npz[central(npz) + 8] |= 1;
    refused(npz, ": It is no zip that can be read: invalid CEN header (encrypted entry).");
  }

  @Test
  void otherCompression() throws IOException {
    byte[] npz = zip(true, entries("a.npy", SMALL));
    npz[central(npz) + 10] = 12;
    Files.write(file, npz);
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> NpzFile.open(file, STRICT));
    assertTrue(e.reason().contains("compression method"), e.getMessage());
  }

  @Test
  void checksums() throws IOException {
    byte[] npz = zip(false, entries("a.npy", SMALL));
    int at = central(npz) - 2; // The last but one of the elements.
    assertEquals(2, npz[at]);
    npz[at] = 7;
    String message = ": Entry a.npy: Its bytes are damaged: their CRC is ";
    Files.write(file, npz);
    try (NpzFile opened = NpzFile.open(file, STRICT)) {
      ByteBuffer three = ByteBuffer.allocate(3);
      try (ReadableByteChannel channel = opened.open(opened.tensors().get(0))) {
        // A reader that stops at the last byte is told all the same.
        CheckpointException e = assertThrows(CheckpointException.class, () -> channel.read(three));
        assertTrue(e.getMessage().startsWith(file + message), e.getMessage());
      }
      assertEquals(0, three.position());
    }
    // Also of bytes that belong to no tensor, if these are noted.
    byte[] trailing = zip(false, entries("a.npy", npy(header("|u1", false, "(2,)"), 1, 2, 3)));
    trailing[central(trailing) - 1] = 7;
    Files.write(file, trailing);
    try (NpzFile opened = NpzFile.open(file, LENIENT)) {
      assertEquals(
          List.of("Entry a.npy: It goes on after its last element; bytes too many: 1."),
          opened.notes());
      assertThrows(CheckpointException.class, () -> NpyBytes.read(opened, "a"));
    }
  }

  @Test
  void truncatedDeflation() throws IOException {
    int[] data = new int[5000];
    for (int i = 0; i < data.length; i++) {
      data[i] = (i * i * 31) >> 3;
    }
    byte[] npz = zip(true, entries("a.npy", npy(header("|u1", false, "(5000,)"), data)));
    int size = central(npz) + 20;
    little(npz).putInt(size, little(npz).getInt(size) - 100);
    refused(npz, ": Entry a.npy: Its bytes are damaged: it ends too early.");
    byte[] corrupt = zip(true, entries("a.npy", npy(header("|u1", false, "(5000,)"), data)));
    for (int i = central(corrupt) / 2; i < central(corrupt) / 2 + 50; i++) {
      corrupt[i] ^= 0x55;
    }
    Files.write(file, corrupt);
    try (NpzFile opened = NpzFile.open(file, STRICT)) {
      assertThrows(CheckpointException.class, () -> NpyBytes.read(opened, "a"));
    }
  }

  @Test
  void anEntryThatIsNotThere() throws IOException {
    byte[] npz = zip(false, entries("a.npy", SMALL));
    little(npz).putInt(central(npz) + 42, npz.length - 22 - 5);
    refused(npz, ": Entry a.npy: Its bytes are damaged: it ends too early.");
  }

  @Test
  void sizes() throws IOException {
    refused(
        zip(true, entries("a.npy", npy(header("|u1", false, "(4,)"), 1, 2, 3))),
        ": Entry a.npy, byte 71: It ends too early: (4,) of U8 has 4 bytes, but 3 follow the"
            + " header.");
    byte[] more = npy(header("|u1", false, "(2,)"), 1, 2, 3);
    NpyBytes.refused(
        file,
        zip(true, entries("a.npy", more)),
        STRICT,
        ": Entry a.npy, byte 70: It goes on after its last element; bytes too many: 1.");
    try (NpzFile opened = NpzFile.open(file, LENIENT)) {
      assertArrayEquals(bytes(1, 2), NpyBytes.read(opened, "a"));
    }
  }

  @Test
  void entriesThatAreNotAsLongAsTheySay() throws IOException {
    byte[] more = npy(header("|u1", false, "(9,)"), 1, 2, 3, 4, 5, 6, 7, 8, 9);
    byte[] npz = zip(true, entries("a.npy", more));
    little(npz).putInt(central(npz) + 24, more.length - 1);
    NpyBytes.refused(
        file,
        npz,
        LENIENT,
        ": Entry a.npy, byte "
            + (more.length - 1)
            + ": It ends too early: (9,) of U8 has 9 bytes, but 8 follow the header.");
    // The header agrees with the size, and the deflated bytes do not.
    int[] data = new int[8];
    byte[] fewer = npy(header("|u1", false, "(9,)"), data);
    npz = zip(true, entries("a.npy", fewer));
    little(npz).putInt(central(npz) + 24, fewer.length + 1);
    refused(npz, ": Entry a.npy: It has 1 bytes less than it says.");
    data = new int[10];
    byte[] longer = npy(header("|u1", false, "(9,)"), data);
    npz = zip(true, entries("a.npy", longer));
    little(npz).putInt(central(npz) + 24, longer.length - 1);
    refused(
        npz, ": Entry a.npy: It has more bytes than the " + (longer.length - 1) + " that it says.");
  }

  @Test
  void bombs() throws IOException {
    byte[] npz = zip(true, entries("a.npy", npy(header("|u1", false, "(2000000000,)"))));
    int at = central(npz);
    little(npz).putInt(at + 24, 2000000068);
    int compressed = little(npz).getInt(at + 20);
    refused(npz, ": Entry a.npy: " + compressed + " bytes in the file cannot become 2000000068.");
    npz = zip(false, entries("a.npy", SMALL));
    little(npz).putInt(central(npz) + 24, SMALL.length + 1);
    refused(npz, ": Entry a.npy: " + SMALL.length + " bytes in the file cannot become 72.");
    // Zeros, as well as they can be deflated, are no bomb.
    npz = zip(true, entries("a.npy", npy(header("|u1", false, "(3000000,)"), new int[3000000])));
    Files.write(file, npz);
    try (NpzFile opened = NpzFile.open(file, STRICT)) {
      assertEquals(3000000, NpyBytes.read(opened, "a").length);
    }
  }

  @Test
  void headersThatAreMostlyDeflatedSpaces() throws IOException {
    byte[] header = new byte[1 << 20];
    Arrays.fill(header, (byte) ' ');
    byte[] said = header("|u1", false, "(0,)").getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(said, 0, header, 0, said.length);
    header[header.length - 1] = '\n';
    byte[] padded = npy(2, header);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      entries.put(i + ".npy", padded);
    }
    byte[] npz = zip(true, entries);
    long one = (1 << 20) + 12;
    int last = (int) ((100_000_000 + npz.length) / one);
    refused(
        npz,
        ": Entry "
            + last
            + ".npy: The headers up to here have "
            + (last + 1) * one
            + " bytes; more than 100000000 beyond the size of the file are refused.");
  }

  @Test
  void entriesThatShareBytes() throws IOException {
    byte[] data = npy(header("|u1", false, "(200,)"), new int[200]);
    byte[] npz = zip(false, entries("a.npy", data, "b.npy", data));
    // Both have their bytes where the first has: the file is shorter than both.
    byte[] list = Arrays.copyOfRange(npz, central(npz), npz.length);
    int first = central(npz) / 2;
    byte[] shared = Arrays.copyOf(npz, first + list.length);
    System.arraycopy(list, 0, shared, first, list.length);
    little(shared).putInt(first + list.length - 22 + 16, first);
    int second = first + (list.length - 22) / 2;
    little(shared).putInt(second + 42, 0);
    refused(shared, ": Entry b.npy: It and those before it have more bytes than the file.");
  }

  @Test
  void moreEntriesThanTheFileHasRoomFor() throws IOException {
    byte[] npz = zip(false, entries("a.npy", SMALL));
    int end = npz.length - 22;
    ByteBuffer bomb = ByteBuffer.allocate(npz.length + 76).order(ByteOrder.LITTLE_ENDIAN);
    bomb.put(npz, 0, end).putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    bomb.putInt(0).putInt(0).putLong(0x20000000).putLong(0x20000000);
    bomb.putLong(end - central(npz)).putLong(central(npz));
    bomb.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    bomb.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
    refused(
        bomb.array(),
        ", byte " + (end + 32) + ": It has no room for the 536870912 entries that it says.");
  }
}
