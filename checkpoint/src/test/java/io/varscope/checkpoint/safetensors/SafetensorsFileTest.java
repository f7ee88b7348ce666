package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.Shape;
import io.varscope.checkpoint.Checkpoint;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is open: its tensors are read side by side, and mapped. */
class SafetensorsFileTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("x.safetensors");
    Files.write(
        file,
        SafetensorsSamples.file(
            "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},"
                + "'none':{'dtype':'U8','shape':[0],'data_offsets':[4,4]},"
                + "'b':{'dtype':'I16','shape':[2,2],'data_offsets':[4,12]}}",
            12));
  }

  private SafetensorsFile open() throws IOException {
    return SafetensorsFile.open(file, Strictness.STRICT);
  }

  @Test
  void tensorsAreFound() throws IOException {
    try (SafetensorsFile checkpoint = open()) {
      assertEquals(file, checkpoint.file());
      assertEquals("b (2, 2) I16", checkpoint.find("b").orElseThrow().toString());
      assertEquals(Optional.empty(), checkpoint.find("c"));
      assertEquals(3, checkpoint.tensors().size());
      assertEquals(checkpoint.header().dataStart(), checkpoint.tensors().get(0).offset());
      assertThrows(UnsupportedOperationException.class, () -> checkpoint.tensors().clear());
      assertThrows(UnsupportedOperationException.class, () -> checkpoint.metadata().put("", ""));
    }
  }

  @Test
  void severalAreReadSideBySide() throws IOException {
    try (SafetensorsFile checkpoint = open();
        ReadableByteChannel a = checkpoint.open(checkpoint.find("a").orElseThrow());
        ReadableByteChannel b = checkpoint.open(checkpoint.find("b").orElseThrow())) {
      ByteBuffer two = ByteBuffer.allocate(2);
      for (byte[] expected : new byte[][] {{0, 1}, {2, 3}}) {
        assertEquals(2, a.read(two.clear()));
        assertArrayEquals(expected, two.array());
        assertEquals(2, b.read(two.clear()));
        assertArrayEquals(
            new byte[] {(byte) (expected[0] + 4), (byte) (expected[1] + 4)}, two.array());
      }
      assertEquals(-1, a.read(two.clear()));
      ByteBuffer direct = ByteBuffer.allocateDirect(100);
      assertEquals(4, b.read(direct));
      assertEquals(100, direct.limit());
      assertEquals(-1, b.read(direct));
      assertEquals(-1, checkpoint.open(checkpoint.find("none").orElseThrow()).read(direct));
    }
  }

  @Test
  void aChannelThatIsClosedReadsNoMore() throws IOException {
    try (SafetensorsFile checkpoint = open()) {
      ReadableByteChannel a = checkpoint.open(checkpoint.tensors().get(0));
      assertTrue(a.isOpen());
      a.close();
      assertFalse(a.isOpen());
      assertThrows(ClosedChannelException.class, () -> a.read(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void afterCloseNothingIsReadOrMapped() throws IOException {
    SafetensorsFile checkpoint = open();
    TensorInfo a = checkpoint.tensors().get(0);
    checkpoint.close();
    for (boolean copyOnWrite : new boolean[] {false, true}) {
      assertThrows(CheckpointException.class, () -> checkpoint.map(a, copyOnWrite));
    }
    assertThrows(CheckpointException.class, () -> checkpoint.open(a));
  }

  @Test
  void aTensorOfAnotherFileIsRefused() throws IOException {
    try (SafetensorsFile checkpoint = open()) {
      TensorInfo other = new TensorInfo("a", ElementType.U8, Shape.of(5), 0, 5);
      assertThrows(IllegalArgumentException.class, () -> checkpoint.open(other));
      assertThrows(IllegalArgumentException.class, () -> checkpoint.map(other, false));
    }
  }

  @Test
  void mappingsAreReadOnlyAndOutliveTheFile() throws IOException {
    ByteBuffer b;
    try (SafetensorsFile checkpoint = open()) {
      b = checkpoint.map(checkpoint.find("b").orElseThrow(), false).orElseThrow();
      assertEquals(
          0, checkpoint.map(checkpoint.find("none").orElseThrow(), false).orElseThrow().capacity());
    }
    Files.delete(file);
    assertEquals(ByteOrder.LITTLE_ENDIAN, b.order());
    assertEquals(8, b.remaining());
    assertEquals(0x0504, b.getShort(0));
    assertThrows(ReadOnlyBufferException.class, () -> b.put(0, (byte) 1));
  }

  @Test
  void privateMappingsLeaveTheFileAsItIsAndAreSharedWithNobody() throws IOException {
    byte[] before = Files.readAllBytes(file);
    try (SafetensorsFile checkpoint = open()) {
      TensorInfo a = checkpoint.find("a").orElseThrow();
      ByteBuffer first = checkpoint.map(a, true).orElseThrow();
      first.put(0, (byte) 99);
      ByteBuffer second = checkpoint.map(a, true).orElseThrow();
      assertNotSame(first, second);
      assertEquals(0, second.get(0));
      assertEquals(99, first.get(0));
      assertEquals(
          4, checkpoint.map(checkpoint.find("b").orElseThrow(), true).orElseThrow().get(0));
      assertEquals(0, checkpoint.map(a, false).orElseThrow().get(0));
      assertEquals(0, SafetensorsSamples.bytes(checkpoint, "a")[0]);
      assertEquals(
          0, checkpoint.map(checkpoint.find("none").orElseThrow(), true).orElseThrow().capacity());
    }
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void aFileThatWasReplacedIsNotMappedPrivately() throws IOException {
    try (SafetensorsFile checkpoint = open()) {
      byte[] other = Files.readAllBytes(file);
      other[other.length - 1] = 77;
      Path beside = Files.write(folder.resolve("other"), other);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      TensorInfo b = checkpoint.find("b").orElseThrow();
      assertEquals(Optional.empty(), checkpoint.map(b, true));
      assertEquals(11, checkpoint.map(b, false).orElseThrow().get(7));
    }
  }

  @Test
  void aFileThatIsGoneIsNotMappedPrivately() throws IOException {
    try (SafetensorsFile checkpoint = open()) {
      Files.delete(file);
      assertEquals(Optional.empty(), checkpoint.map(checkpoint.tensors().get(0), true));
    }
  }

  @Test
  void aFileThatBecameShorterIsSeen() throws IOException {
    try (SafetensorsFile checkpoint = open()) {
      TensorInfo b = checkpoint.find("b").orElseThrow();
      try (RandomAccessFile shorter = new RandomAccessFile(file.toFile(), "rw")) {
        shorter.setLength(b.offset() + 2);
      }
      CheckpointException read =
          assertThrows(CheckpointException.class, () -> SafetensorsSamples.bytes(checkpoint, "b"));
      assertEquals(b.offset() + 2, read.offset());
      assertEquals(
          "the file became shorter while tensor 'b' was read: 6 bytes of it are missing",
          read.reason());
      for (boolean copyOnWrite : new boolean[] {false, true}) {
        CheckpointException map =
            assertThrows(CheckpointException.class, () -> checkpoint.map(b, copyOnWrite));
        assertTrue(map.reason().contains("6 bytes are missing"), map.reason());
      }
      assertEquals(b.offset() + 2, Files.size(file));
    }
  }

  @Test
  void whatIsNoFileOrNoneOfThisFormatIsRefused() throws IOException {
    Files.write(file, new byte[0]);
    assertThrows(CheckpointException.class, this::open);
    Files.delete(file);
    assertThrows(IOException.class, this::open);
    Files.createDirectory(file);
    assertThrows(CheckpointException.class, this::open);
  }

  @Test
  void aHeaderLongerThanTheFirstRead() throws IOException {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 10_000; i++) {
      json.append("'tensor/")
          .append(i)
          .append("':{'dtype':'U8','shape':[1],'data_offsets':[")
          .append(i + "," + (i + 1) + "]},");
    }
    json.setCharAt(json.length() - 1, '}');
    Files.write(file, SafetensorsSamples.file(json.toString(), 10_000));
    try (SafetensorsFile checkpoint = open()) {
      assertArrayEquals(
          new byte[] {(byte) 9_999}, SafetensorsSamples.bytes(checkpoint, "tensor/9999"));
    }
  }

  /** Most of the file is holes, which take no room on the disk. */
  @Test
  void windowsOfFilesThatNoBufferCanHold() throws IOException {
    long large = Integer.MAX_VALUE + 9L;
    long half = 1_500_000_000;
    String json =
        "{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},"
            + entry("large", 4, large)
            + entry("b", 4 + large, half)
            + entry("c", 4 + large + half, half)
            + entry("d", 4 + large + 2 * half, 8);
    Files.write(file, SafetensorsSamples.file(json.substring(0, json.length() - 1) + "}", 4));
    long end = Files.size(file) + large + 2 * half + 8;
    try (RandomAccessFile longer = new RandomAccessFile(file.toFile(), "rw")) {
      longer.setLength(end);
      longer.seek(end - 8);
      longer.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    }
    try (SafetensorsFile checkpoint = open()) {
      for (boolean copyOnWrite : new boolean[] {false, true}) {
        assertEquals(
            Optional.empty(), checkpoint.map(checkpoint.find("large").orElseThrow(), copyOnWrite));
        assertEquals(3, map(checkpoint, "a", copyOnWrite).get(3));
        assertEquals(half, map(checkpoint, "b", copyOnWrite).capacity());
        assertEquals(half, map(checkpoint, "c", copyOnWrite).capacity());
        assertEquals(0x0807060504030201L, map(checkpoint, "d", copyOnWrite).getLong(0));
      }
      assertArrayEquals(
          new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, SafetensorsSamples.bytes(checkpoint, "d"));
    }
  }

  private static ByteBuffer map(Checkpoint checkpoint, String name, boolean copyOnWrite)
      throws IOException {
    return checkpoint.map(checkpoint.find(name).orElseThrow(), copyOnWrite).orElseThrow();
  }

  private static String entry(String name, long begin, long size) {
    return "'"
        + name
        + "':{'dtype':'U8','shape':["
        + size
        + "],'data_offsets':["
        + begin
        + ","
        + (begin + size)
        + "]},";
  }
}
