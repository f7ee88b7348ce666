package io.varscope.checkpoint.numpy;

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
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file of one array that is open. */
class NpyFileTest extends NpyTest {

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
