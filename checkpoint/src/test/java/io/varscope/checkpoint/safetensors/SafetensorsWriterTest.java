package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, in which order, and that a write that fails leaves everything as it was. */
class SafetensorsWriterTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("x.safetensors");
  }

  private void write(List<TensorData> tensors, Map<String, String> metadata) throws IOException {
    SafetensorsWriter.write(file, tensors, metadata, false, Progress.NONE);
  }

  private static TensorData tensor(String name, ElementType type, int length) {
    return SafetensorsSamples.tensor(
        name, type, SafetensorsSamples.bytes(length * type.bits() / 8, name.hashCode()), length);
  }

  @Test
  void theHeaderIsPaddedToAPageAndTheMetadataComeFirst() throws IOException {
    write(
        List.of(SafetensorsSamples.tensor("a\"\\\n/é𝄞", ElementType.U8, new byte[] {7})),
        new TreeMap<>(Map.of("format", "pt", "empty", "")));
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(4097, bytes.length);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(4088, header.getLong());
    String expected =
        "{\"__metadata__\":{\"empty\":\"\",\"format\":\"pt\"},"
            + "\"a\\\"\\\\\\n/é𝄞\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]}}";
    String json = new String(bytes, 8, 4088, java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(expected, json.stripTrailing());
    assertTrue(json.endsWith("  "));
    assertEquals(7, bytes[4096]);
  }

  @Test
  void largeTensorsBeginAtACacheLineAndAllAtTheirElements() throws IOException {
    List<TensorData> tensors = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      for (int length : new int[] {0, 4, 12, 64, 4096, 4100}) {
        tensors.add(tensor(type + "/" + length, type, length));
      }
    }
    Collections.reverse(tensors);
    write(tensors, Map.of());
    byte[] first = Files.readAllBytes(file);
    try (SafetensorsFile checkpoint = SafetensorsFile.open(file, Strictness.STRICT)) {
      assertEquals(List.of(), checkpoint.notes());
      assertEquals(Map.of(), checkpoint.metadata());
      for (TensorInfo tensor : checkpoint.tensors()) {
        assertEquals(0, tensor.offset() % Math.max(1, tensor.type().bits() / 8), tensor::toString);
        if (tensor.size() % 64 == 0) {
          assertEquals(0, tensor.offset() % 64, tensor::toString);
        }
      }
      for (TensorData tensor : tensors) {
        assertArrayEquals(bytes(tensor), SafetensorsSamples.bytes(checkpoint, tensor.name()));
      }
    }
    Collections.shuffle(tensors, new java.util.Random(1));
    write(tensors, Map.of());
    assertArrayEquals(first, Files.readAllBytes(file), "in whatever order they are given");
  }

  private static byte[] bytes(TensorData tensor) {
    return SafetensorsSamples.bytes((int) SafetensorsLayout.size(tensor), tensor.name().hashCode());
  }

  @Test
  void nothingAtAllIsAFileToo() throws IOException {
    write(List.of(), Map.of());
    try (SafetensorsFile checkpoint = SafetensorsFile.open(file, Strictness.STRICT)) {
      assertEquals(List.of(), checkpoint.tensors());
    }
  }

  @Test
  void sourcesMayGiveLittleAtATime() throws IOException {
    byte[] bytes = SafetensorsSamples.bytes(600_000, 1);
    TensorData slow =
        new TensorData(
            "slow",
            ElementType.U8,
            io.varscope.Shape.of(bytes.length),
            () -> slowly(SafetensorsSamples.channel(bytes)));
    SafetensorsWriter.write(
        file, List.of(tensor("b", ElementType.U8, 3), slow), Map.of(), true, Progress.NONE);
    try (SafetensorsFile checkpoint = SafetensorsFile.open(file, Strictness.STRICT)) {
      assertArrayEquals(bytes, SafetensorsSamples.bytes(checkpoint, "slow"));
      assertEquals(List.of(), Checksums.verify(checkpoint, Progress.NONE));
    }
  }

  private static ReadableByteChannel slowly(ReadableByteChannel channel) {
    return new ReadableByteChannel() {
      @Override
      public int read(ByteBuffer target) throws IOException {
        ByteBuffer few = ByteBuffer.allocate(Math.min(777, target.remaining()));
        int count = channel.read(few);
        target.put(few.flip());
        return count;
      }

      @Override
      public boolean isOpen() {
        return channel.isOpen();
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  @Test
  void whatNoFileCanHaveIsRefusedBeforeAByteIsWritten() throws IOException {
    TensorData a = tensor("a", ElementType.U8, 1);
    refused("'__metadata__'", tensor("__metadata__", ElementType.U8, 1));
    refused("two tensors have the name 'a'", a, a);
    refused("the name 'a\\u0000' has the character NUL", tensor("a\0", ElementType.U8, 1));
    refused("half of a surrogate pair", tensor("\ud834", ElementType.U8, 1));
    refused("half of a surrogate pair", tensor("\udd1e\ud834", ElementType.U8, 1));
    refused("must be whole bytes", tensor("odd", ElementType.F4, 3));
    refused("must be whole bytes", tensor("odd", ElementType.F6_E3M2, 2));
    byte[] none = {};
    refused("has 65 axes", SafetensorsSamples.tensor("r", ElementType.U8, none, new long[65]));
    refused(
        "fewer than 2^63",
        SafetensorsSamples.tensor("bits", ElementType.F64, none, Long.MAX_VALUE / 8));
    refused(
        "fewer than 2^63",
        SafetensorsSamples.tensor("axes", ElementType.F64, none, 0, Long.MAX_VALUE, 2));
    TensorData large = SafetensorsSamples.tensor("b", ElementType.U8, none, Long.MAX_VALUE / 8);
    List<TensorData> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(new TensorData("large" + i, large.type(), large.shape(), large.source()));
    }
    refused("together have more than 2^63-1 bytes", many.toArray(TensorData[]::new));
    for (Map<String, String> wrong : List.of(Map.of("\ud834", ""), Map.of("k", "\udd1e"))) {
      CheckpointException e =
          assertThrows(CheckpointException.class, () -> write(List.of(a), wrong));
      assertTrue(e.reason().contains("half of a surrogate pair"), e.reason());
    }
    CheckpointException e =
        assertThrows(
            CheckpointException.class,
            () -> write(List.of(a), Map.of("k", "x".repeat(100_000_000))));
    assertTrue(e.reason().startsWith("the header would have 1000"), e.reason());
    assertEquals(List.of(), files());
  }

  private void refused(String reason, TensorData... tensors) {
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> write(Arrays.asList(tensors), Map.of()));
    assertTrue(e.reason().contains(reason), e.reason());
    assertEquals(file, e.file());
  }

  @Test
  void aSourceThatGivesTooLittleOrTooMuchLeavesTheOldFile() throws IOException {
    write(List.of(tensor("old", ElementType.U8, 5)), Map.of());
    byte[] before = Files.readAllBytes(file);
    for (int size : new int[] {0, 9_999, 10_001, 1_000_000}) {
      TensorData wrong = SafetensorsSamples.tensor("a", ElementType.U8, new byte[size], 10_000);
      CheckpointException e =
          assertThrows(
              CheckpointException.class,
              () -> write(List.of(tensor("b", ElementType.U64, 100_000), wrong), Map.of()));
      assertTrue(
          e.reason()
              .endsWith(size > 10_000 ? "its source gave more" : "its source gave only " + size),
          e.reason());
      assertArrayEquals(before, Files.readAllBytes(file));
      assertEquals(List.of("x.safetensors"), files());
    }
  }

  @Test
  void aSourceThatFailsLeavesTheOldFile() throws IOException {
    write(List.of(tensor("old", ElementType.U8, 5)), Map.of());
    byte[] before = Files.readAllBytes(file);
    TensorData failing =
        new TensorData(
            "a",
            ElementType.U8,
            io.varscope.Shape.scalar(),
            () -> {
              throw new IOException("no such thing");
            });
    assertEquals(
        "no such thing",
        assertThrows(IOException.class, () -> write(List.of(failing), Map.of())).getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals(List.of("x.safetensors"), files());
  }

  @Test
  void progressIsToldAndMayCancel() throws IOException {
    write(List.of(tensor("old", ElementType.U8, 5)), Map.of());
    byte[] before = Files.readAllBytes(file);
    List<TensorData> tensors = List.of(tensor("a", ElementType.U8, 3_000_000));
    List<Long> told = new ArrayList<>();
    assertThrows(
        CancellationException.class,
        () ->
            SafetensorsWriter.write(
                file,
                tensors,
                Map.of(),
                false,
                (done, total) -> {
                  told.add(done);
                  return done < 1_000_000;
                }));
    assertEquals(4, told.size());
    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals(List.of("x.safetensors"), files());
    told.clear();
    SafetensorsWriter.write(
        file,
        tensors,
        Map.of(),
        false,
        (done, total) -> {
          assertEquals(3_000_000, total);
          return told.add(done);
        });
    assertEquals(3_000_000, told.get(told.size() - 1));
    assertEquals(told.stream().sorted().distinct().toList(), told);
  }

  @Test
  void whoHasTheOldFileMappedKeepsIt() throws IOException {
    write(List.of(SafetensorsSamples.tensor("a", ElementType.U8, new byte[] {1})), Map.of());
    try (SafetensorsFile old = SafetensorsFile.open(file, Strictness.STRICT)) {
      ByteBuffer mapped = old.map(old.tensors().get(0), false).orElseThrow();
      write(
          List.of(
              new TensorData(
                  "a",
                  ElementType.U8,
                  old.tensors().get(0).shape(),
                  () -> old.open(old.tensors().get(0)))),
          Map.of("saved", "over itself"));
      write(List.of(SafetensorsSamples.tensor("a", ElementType.U8, new byte[] {2})), Map.of());
      assertEquals(1, mapped.get(0));
      assertArrayEquals(new byte[] {1}, SafetensorsSamples.bytes(old, "a"));
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
