package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.Shape;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several files and their index: read, written, and replaced as one. */
class SafetensorsShardsTest {

  @TempDir Path folder;
  private Path index;

  @BeforeEach
  void index() {
    index = folder.resolve("model.safetensors.index.json");
  }

  private ShardedSafetensors open(Strictness strictness) throws IOException {
    return ShardedSafetensors.open(index, strictness);
  }

  private void write(int seed) throws IOException {
    SafetensorsWriter.writeSharded(
        index, tensors(seed), Map.of("format", "pt"), true, 100, Progress.NONE);
  }

  private static List<TensorData> tensors(int seed) {
    List<TensorData> tensors = new ArrayList<>();
    for (int size : new int[] {60, 40, 1, 0, 99, 1000, 3}) {
      tensors.add(
          SafetensorsSamples.tensor(
              "t/" + size, ElementType.U8, SafetensorsSamples.bytes(size, seed + size), size));
    }
    return tensors;
  }

  private void assertWhole(int seed) throws IOException {
    try (ShardedSafetensors checkpoint = open(Strictness.STRICT)) {
      assertEquals(7, checkpoint.tensors().size());
      for (int size : new int[] {60, 40, 1, 0, 99, 1000, 3}) {
        byte[] bytes = SafetensorsSamples.bytes(size, seed + size);
        assertArrayEquals(bytes, SafetensorsSamples.bytes(checkpoint, "t/" + size));
        TensorInfo tensor = checkpoint.find("t/" + size).orElseThrow();
        assertEquals(-1, tensor.offset());
        assertEquals(ByteBuffer.wrap(bytes), checkpoint.map(tensor, false).orElseThrow());
      }
      assertEquals(List.of(), Checksums.verify(checkpoint, Progress.NONE));
      assertEquals(List.of(), checkpoint.notes());
    }
  }

  @Test
  void writtenAndRead() throws IOException {
    write(1);
    assertWhole(1);
    List<String> files = files();
    assertEquals(5, files.size());
    for (int i = 0; i < 4; i++) {
      String expected = "model-[0-9a-f]{8}-0000" + (i + 1) + "-of-00004\\.safetensors";
      assertTrue(files.get(i).matches(expected), files.get(i));
      try (SafetensorsFile shard =
          SafetensorsFile.open(folder.resolve(files.get(i)), Strictness.STRICT)) {
        assertEquals("pt", shard.metadata().get("format"));
        assertEquals(List.of(), Checksums.verify(shard, Progress.NONE));
      }
    }
    try (ShardedSafetensors checkpoint = open(Strictness.STRICT)) {
      assertEquals(index, checkpoint.file());
      assertEquals("1203", checkpoint.metadata().get("total_size"));
      assertEquals("pt", checkpoint.metadata().get("format"));
      assertTrue(checkpoint.find("t/2").isEmpty());
      TensorInfo other = new TensorInfo("t/1", ElementType.I8, Shape.of(1), -1, 1);
      assertThrows(IllegalArgumentException.class, () -> checkpoint.open(other));
      assertThrows(IllegalArgumentException.class, () -> checkpoint.map(other, false));
    }
  }

  @Test
  void aLaterSaveReplacesTheEarlierOneAndLeavesOtherFiles() throws IOException {
    write(1);
    List<String> first = files();
    Files.writeString(folder.resolve("model-00001-of-00001.safetensors"), "not its own");
    write(2);
    assertWhole(2);
    List<String> second = files();
    assertEquals(6, second.size());
    assertTrue(second.contains("model-00001-of-00001.safetensors"));
    first.remove("model.safetensors.index.json");
    for (String old : first) {
      assertFalse(second.contains(old), old);
    }
  }

  @Test
  void onlyFilesWithNamesOfItsOwnAreDeleted() throws IOException {
    Path others = folder.resolve("others.safetensors");
    Path another = folder.resolve("another-01234567-00001-of-00001.safetensors");
    Path own = folder.resolve("model-01234567-00001-of-00001.safetensors");
    for (Path file : List.of(others, another, own)) {
      Files.writeString(file, "x");
    }
    writeIndex(
        "{'weight_map':{'a':'others.safetensors','b':'"
            + another.getFileName()
            + "','c':'"
            + own.getFileName()
            + "'}}");
    write(1);
    assertTrue(Files.exists(others) && Files.exists(another));
    assertFalse(Files.exists(own));
  }

  @Test
  void anIndexThatIsDamagedIsReplaced() throws IOException {
    writeIndex("{'weight_map':");
    write(1);
    assertWhole(1);
  }

  @Test
  void aSaveThatFailsOrIsCancelledLeavesTheEarlierOne() throws IOException {
    write(1);
    List<String> before = files();
    List<TensorData> failing = new ArrayList<>(tensors(2));
    failing.add(SafetensorsSamples.tensor("short", ElementType.U8, new byte[99], 100));
    assertThrows(
        CheckpointException.class,
        () -> SafetensorsWriter.writeSharded(index, failing, Map.of(), false, 100, Progress.NONE));
    assertEquals(before, files());
    assertWhole(1);
    List<Long> told = new ArrayList<>();
    assertThrows(
        CancellationException.class,
        () ->
            SafetensorsWriter.writeSharded(
                index,
                tensors(2),
                Map.of(),
                false,
                100,
                (done, total) -> {
                  assertEquals(1203, total);
                  told.add(done);
                  return done < 1000;
                }));
    assertEquals(List.of(100L, 200L, 1200L), told);
    assertEquals(before, files());
    assertWhole(1);
  }

  @Test
  void whoReadsTheEarlierSaveGoesOn() throws IOException {
    write(1);
    try (ShardedSafetensors old = open(Strictness.STRICT)) {
      write(2);
      assertArrayEquals(
          SafetensorsSamples.bytes(1000, 1001), SafetensorsSamples.bytes(old, "t/1000"));
    }
  }

  @Test
  void whatCannotBeWrittenIsRefusedBeforeAByteIsWritten() throws IOException {
    List<TensorData> twice = new ArrayList<>(tensors(1));
    twice.addAll(tensors(1));
    assertThrows(
        CheckpointException.class,
        () -> SafetensorsWriter.writeSharded(index, twice, Map.of(), false, 100, Progress.NONE));
    assertThrows(
        CheckpointException.class,
        () -> SafetensorsWriter.writeSharded(index, tensors(1), Map.of(), false, 0, Progress.NONE));
    Path wrong = folder.resolve("model.json");
    assertThrows(
        CheckpointException.class,
        () -> SafetensorsWriter.writeSharded(wrong, tensors(1), Map.of(), false, 9, Progress.NONE));
    assertEquals(List.of(), files());
  }

  @Test
  void noTensorsAtAll() throws IOException {
    SafetensorsWriter.writeSharded(index, List.of(), Map.of(), true, 100, Progress.NONE);
    try (ShardedSafetensors checkpoint = open(Strictness.STRICT)) {
      assertEquals(List.of(), checkpoint.tensors());
    }
    assertEquals(1, files().size());
  }

  private void shard(String name, String... tensors) throws IOException {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < tensors.length; i++) {
      json.append(i == 0 ? "'" : ",'").append(tensors[i]);
      json.append("':{'dtype':'U8','shape':[1],'data_offsets':[").append(i + "," + (i + 1) + "]}");
    }
    Files.write(folder.resolve(name), SafetensorsSamples.file(json + "}", tensors.length));
  }

  private void writeIndex(String json) throws IOException {
    Files.writeString(index, json.replace('\'', '"'));
  }

  private void refused(String reason) {
    CheckpointException e = assertThrows(CheckpointException.class, () -> open(Strictness.STRICT));
    assertTrue(e.reason().contains(reason), e.reason());
    assertEquals(index, e.file());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "/etc/passwd",
        "a/b",
        "a\\\\b",
        "\\u0000",
        "x\\u0000",
        "..\\\\x",
        "/"
      })
  void namesThatLeadElsewhereAreRefused(String name) throws IOException {
    writeIndex("{'weight_map':{'a':'" + name + "'}}");
    refused("must be the plain name of a file beside the index");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | the index has no weight_map",
        "[] | the index must be an object, not a list",
        "{'weight_map':{'a':'x','\\u0061':'x'}} | the index has the name 'a' twice",
        "{'weight_map':{},'weight_map':{}} | the index has 'weight_map' twice",
        "{'metadata':{},'metadata':{}} | the index has 'metadata' twice",
        "{'metadata':{'k':'1','k':'2'}} | the index has 'k' twice",
        "{'weight_map':{'a':1}} | the file of 'a' must be a text, not a number",
        "{'weight_map':[]} | the weight_map must be an object, not a list",
        "{'metadata':{'total_size':-1}} | the size of 'total_size' is -1, and may have no sign",
        "{'metadata':{'total_size':9223372036854775808}} | more than 2^63-1",
        "{'weight_map':{},} | this is no JSON",
        "{'weight_map':{}}{} | something follows",
        "{'weight_map':{'\\ud800':'x'}} | surrogate",
        "{'weight_map':{'a':'\\ud800'}} | surrogate",
        "{'weight_map':{'a':'x' | the JSON ends before it is complete",
        "{'x':[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ | nested deeper",
        "{'weight_map':{'a':'missing'}} | the index names the file 'missing', which is not there",
        "{'weight_map':{'a':'s','b':'s','c':'s'}} | the index has tensor 'c' in 's', where it is not",
        "{'weight_map':{'a':'s'}} | 's' has 1 tensors that are not in the index, the first 'b'",
        "{'weight_map':{'a':'s','b':'s','c':'t'}} | tensor 'a' is in 't', though the index has it in",
        "{'weight_map':{'a':'s','b':'t','c':'t'}} | tensor 'b' is in 's', though the index has it in",
      })
  void anIndexThatIsWrongIsRefused(String json, String reason) throws IOException {
    shard("s", "a", "b");
    shard("t", "a", "c");
    writeIndex(json);
    refused(reason);
  }

  @Test
  void aShardThatIsDamagedIsNamed() throws IOException {
    Files.writeString(folder.resolve("s"), "x");
    writeIndex("{'weight_map':{'a':'s'}}");
    CheckpointException e = assertThrows(CheckpointException.class, () -> open(Strictness.STRICT));
    assertEquals(folder.resolve("s"), e.file());
  }

  @Test
  void oddThingsAreNoted() throws IOException {
    Files.write(
        folder.resolve("s"),
        SafetensorsSamples.file(
            "{'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1],'x':1},"
                + "'b':{'dtype':'U8','shape':[1],'data_offsets':[1,2]}}",
            2));
    writeIndex(
        "{'metadata':{'total_size':7,'n':1.5,'t':true,'z':null,'o':{'p':[]}},"
            + "'weight_map':{'a':'s'},'more':[1]}");
    try (ShardedSafetensors checkpoint = open(Strictness.LENIENT)) {
      assertEquals(
          List.of(
              "the metadata of 'o' are no text and ignored",
              "the field 'more' is unknown and ignored",
              "s: the field 'x' of tensor 'a' is unknown and ignored",
              "'s' has 1 tensors that are not in the index, the first 'b'",
              "the index gives a total of 7 bytes, but its tensors have 1"),
          checkpoint.notes());
      assertEquals(
          Map.of("total_size", "7", "n", "1.5", "t", "true", "z", "null"), checkpoint.metadata());
      assertTrue(checkpoint.find("b").isEmpty());
    }
  }

  @Test
  void anIndexThatIsTooLargeIsRefused() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(index.toFile(), "rw")) {
      large.setLength(100_000_001);
    }
    refused("the index has 100000001 bytes; at most 100000000 are allowed");
  }

  @Test
  void cutAnywhereAndAnyByteChanged() throws IOException {
    shard("s", "a", "b");
    byte[] whole =
        "{\"metadata\":{\"total_size\":2},\"weight_map\":{\"a\":\"s\",\"b\":\"s\"}}"
            .getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < whole.length; at++) {
      Files.write(index, java.util.Arrays.copyOf(whole, at));
      assertThrows(CheckpointException.class, () -> open(Strictness.LENIENT));
      for (int value : new int[] {0, ' ', '"', ',', '/', '0', 'z', '{', '}', '\\', 0x80, 0xFF}) {
        byte[] changed = whole.clone();
        changed[at] = (byte) value;
        Files.write(index, changed);
        try {
          open(Strictness.STRICT).close();
        } catch (CheckpointException refused) {
          assertFalse(refused.reason().isBlank());
        }
      }
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }
}
