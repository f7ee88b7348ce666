package io.varscope.checkpoint.numpy;

import static io.varscope.checkpoint.Strictness.STRICT;
import static io.varscope.checkpoint.numpy.NpyBytes.bytes;
import static io.varscope.checkpoint.numpy.NpyBytes.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.Shape;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.bytes.TensorCopy;
import io.varscope.checkpoint.files.NewFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzWriterTest {

  private static final TensorData SMALL =
      tensor("linear/w", ElementType.I16, Shape.of(2, 1), bytes(1, 2, 3, 4));

  @TempDir Path folder;
  private Path npz;
  private Path npy;

  @BeforeEach
  void names() {
    npz = folder.resolve("weights.npz");
    npy = folder.resolve("weights.npy");
  }

  private void write(TensorData... tensors) throws IOException {
    NpzWriter.write(npz, List.of(tensors), Progress.NONE);
  }

  /** Neither is written; the source is not even opened. */
  private void refused(String message, TensorData... tensors) {
    NpyBytes.assertMessage(npz, message, () -> write(tensors));
    assertEquals(List.of(), files());
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TensorData unopened(String name, ElementType type, Shape shape) {
    return new TensorData(
        name,
        type,
        shape,
        () -> {
          throw new AssertionError("opened");
        });
  }

  @Test
  void theBytesOfAnNpy() throws IOException {
    NpyWriter.write(npy, SMALL, Progress.NONE);
    String header = "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 1), }";
    byte[] expected =
        ("\u0093NUMPY\1\0v\0" + header + " ".repeat(117 - header.length()) + "\n\1\2\3\4")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertArrayEquals(expected, Files.readAllBytes(npy));
    assertEquals(List.of(npy), files());
  }

  @Test
  void elementsBeginAtMultiplesOf64() throws IOException {
    for (int rank = 0; rank <= 64; rank++) {
      long[] dims = new long[rank];
      Arrays.fill(dims, 1);
      Shape shape = Shape.of(dims);
      NpyWriter.write(npy, tensor("", ElementType.BOOL, shape, bytes(1)), Progress.NONE);
      try (NpyFile opened = NpyFile.open(npy, STRICT)) {
        assertEquals(
            List.of(new TensorInfo("weights", ElementType.BOOL, shape, Files.size(npy) - 1, 1)),
            opened.tensors());
        assertEquals(0, opened.tensors().get(0).offset() % 64);
      }
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    write(
        SMALL,
        tensor("ä", ElementType.F32, Shape.of(0, 3), bytes()),
        tensor("", ElementType.C64, Shape.scalar(), bytes(1, 2, 3, 4, 5, 6, 7, 8)));
    try (NpzFile opened = NpzFile.open(npz, STRICT)) {
      assertEquals(
          List.of("linear/w (2, 1) I16", "ä (0, 3) F32", " () C64"),
          opened.tensors().stream().map(TensorInfo::toString).toList());
      assertArrayEquals(bytes(1, 2, 3, 4), NpyBytes.read(opened, "linear/w"));
      assertArrayEquals(bytes(), NpyBytes.read(opened, "ä"));
      assertArrayEquals(bytes(1, 2, 3, 4, 5, 6, 7, 8), NpyBytes.read(opened, ""));
    }
    try (ZipFile zip = new ZipFile(npz.toFile())) {
      assertEquals(
          List.of("linear/w.npy", "ä.npy", ".npy"), zip.stream().map(ZipEntry::getName).toList());
    }
  }

  @Test
  void theSameTensorsMakeTheSameFile() throws IOException {
    write(SMALL);
    byte[] first = Files.readAllBytes(npz);
    write(SMALL);
    assertArrayEquals(first, Files.readAllBytes(npz));
    assertEquals(List.of(npz), files());
  }

  @Test
  void noTensorAtAll() throws IOException {
    write();
    try (NpzFile opened = NpzFile.open(npz, STRICT)) {
      assertEquals(List.of(), opened.tensors());
    }
  }

  @Test
  void typesThatNumPyHasNot() {
    refused(
        ": NumPy has no type for b BF16, c F8_E4M3, d F4. Safetensors has.",
        unopened("a", ElementType.F32, Shape.of(2)),
        unopened("b", ElementType.BF16, Shape.of(2)),
        unopened("c", ElementType.F8_E4M3, Shape.of(2)),
        unopened("d", ElementType.F4, Shape.of(2)));
    NpyBytes.assertMessage(
        npy,
        ": NumPy has no type for b BF16. Safetensors has.",
        () -> NpyWriter.write(npy, unopened("b", ElementType.BF16, Shape.of(2)), Progress.NONE));
  }

  @Test
  void namesThatCannotBe() {
    TensorData a = unopened("a", ElementType.F32, Shape.of(2));
    refused(": Two tensors have the name a.", a, a);
    refused(
        ": Of a and a.npy NumPy would take one for the other.",
        a,
        unopened("a.npy", ElementType.F32, Shape.of(2)));
    refused(
        ": The name 'a\\u0000b' has a NUL, and the names in a zip have none.",
        unopened("a\0b", ElementType.F32, Shape.of(2)));
    refused(
        ": The name 'a\\ud800' has half a character, which UTF-8 cannot write.",
        unopened("a\ud800", ElementType.F32, Shape.of(2)));
    refused(
        ": The name '" + "ä".repeat(60) + "...' has more bytes than the names in a zip.",
        unopened("ä".repeat(32729), ElementType.F32, Shape.of(2)));
  }

  @Test
  void theLongestName() throws IOException {
    String longest = "ä".repeat(32728) + "x";
    write(tensor(longest, ElementType.U8, Shape.of(1), bytes(7)));
    try (NpzFile opened = NpzFile.open(npz, STRICT)) {
      assertArrayEquals(bytes(7), NpyBytes.read(opened, longest));
    }
  }

  @Test
  void shapesThatCannotBe() {
    long[] ones = new long[65];
    Arrays.fill(ones, 1);
    refused(
        ": Tensor a has 65 axes; NumPy has at most 64.",
        unopened("a", ElementType.F32, Shape.of(ones)));
    refused(
        ": Tensor a has 9223372036854775808 bytes, which are more than a file can have.",
        unopened("a", ElementType.F32, Shape.of(1L << 61)));
  }

  @Test
  void sourcesThatGiveMoreOrFewerBytes() {
    TensorData fewer = tensor("a", ElementType.I16, Shape.of(2), bytes(1, 2, 3));
    TensorData more = tensor("a", ElementType.I16, Shape.of(2), bytes(1, 2, 3, 4, 5));
    String tensor = ": tensor 'a' should have 4 bytes, but its source gave ";
    refused(tensor + "only 3", SMALL, fewer);
    refused(tensor + "more", more, SMALL);
    NpyBytes.assertMessage(
        npy, tensor + "only 3", () -> NpyWriter.write(npy, fewer, Progress.NONE));
    NpyBytes.assertMessage(npy, tensor + "more", () -> NpyWriter.write(npy, more, Progress.NONE));
    assertEquals(List.of(), files());
  }

  @Test
  void eachSourceIsOpenedOnceAndClosed() throws IOException {
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    write(
        new TensorData(
            "a",
            ElementType.U8,
            Shape.of(1),
            () -> {
              opened.incrementAndGet();
              return Channels.newChannel(
                  new ByteArrayInputStream(bytes(1)) {
                    @Override
                    public void close() {
                      closed.incrementAndGet();
                    }
                  });
            }));
    assertEquals(1, opened.get());
    assertEquals(1, closed.get());
  }

  @Test
  void progress() throws IOException {
    List<String> told = new ArrayList<>();
    byte[] large = new byte[600_000];
    NpzWriter.write(
        npz,
        List.of(SMALL, tensor("large", ElementType.U8, Shape.of(600_000), large)),
        (done, total) -> told.add(done + "/" + total));
    assertEquals("4/600004", told.get(0));
    assertEquals("600004/600004", told.get(told.size() - 1));
    told.clear();
    NpyWriter.write(npy, SMALL, (done, total) -> told.add(done + "/" + total));
    assertEquals(List.of("4/4"), told);
  }

  @Test
  void whoStopsItKeepsTheOldFile() throws IOException {
    Files.writeString(npz, "old");
    CancellationException e =
        assertThrows(
            CancellationException.class,
            () -> NpzWriter.write(npz, List.of(SMALL), (done, total) -> false));
    assertEquals("writing " + npz + " was cancelled", e.getMessage());
    assertEquals("old", Files.readString(npz));
    assertEquals(List.of(npz), files());
    assertThrows(
        CancellationException.class, () -> NpyWriter.write(npy, SMALL, (done, total) -> false));
    assertEquals(List.of(npz), files());
  }

  @Test
  void moreEntriesThan16BitsCount() throws IOException {
    List<TensorData> tensors = new ArrayList<>();
    for (int i = 0; i < 65_536; i++) {
      tensors.add(tensor(Integer.toString(i), ElementType.U8, Shape.scalar(), bytes(i)));
    }
    NpzWriter.write(npz, tensors, Progress.NONE);
    try (NpzFile opened = NpzFile.open(npz, STRICT)) {
      assertEquals(65_536, opened.tensors().size());
      assertArrayEquals(bytes(65_535), NpyBytes.read(opened, "65535"));
    }
  }

  @Test
  void offsetsOfMoreThan32Bits() throws IOException {
    // A hole before the zip, which takes no room on the disk.
    try (NewFile file = NewFile.create(npz, npz, Optional.empty())) {
      file.position(5L << 30);
      TensorCopy copy = new TensorCopy(npz, file, Optional.of(new CRC32()), 8, Progress.NONE);
      StoredZip zip = new StoredZip(copy);
      zip.add("a.npy", NpyWriter.header(SMALL), SMALL, 4);
      zip.add("b.npy", NpyWriter.header(SMALL), SMALL, 4);
      zip.finish();
      copy.flush();
    }
    try (NpzFile opened = NpzFile.open(npz, STRICT)) {
      assertArrayEquals(bytes(1, 2, 3, 4), NpyBytes.read(opened, "a"));
      assertArrayEquals(bytes(1, 2, 3, 4), NpyBytes.read(opened, "b"));
    }
  }
}
