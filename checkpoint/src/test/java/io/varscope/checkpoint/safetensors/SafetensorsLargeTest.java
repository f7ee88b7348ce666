package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.Progress;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Very many tensors, and files that want to be. */
class SafetensorsLargeTest {

  private static final int MANY = 100_000;

  @TempDir Path folder;

  @Test
  void manyTensorsAreWrittenReadAndMapped() throws IOException {
    Path file = folder.resolve("x.safetensors");
    List<TensorData> tensors = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      byte[] bytes = {(byte) i, (byte) (i >> 8)};
      tensors.add(SafetensorsSamples.tensor("layer/" + i, ElementType.I16, bytes, 1));
    }
    SafetensorsWriter.write(file, tensors, Map.of(), true, Progress.NONE);
    try (SafetensorsFile checkpoint = SafetensorsFile.open(file, Strictness.STRICT)) {
      assertEquals(MANY, checkpoint.tensors().size());
      for (boolean copyOnWrite : new boolean[] {false, true}) {
        for (int i = 0; i < MANY; i++) {
          TensorInfo tensor = checkpoint.find("layer/" + i).orElseThrow();
          assertEquals((short) i, checkpoint.map(tensor, copyOnWrite).orElseThrow().getShort(0));
        }
      }
      assertEquals(List.of(), Checksums.verify(checkpoint, Progress.NONE));
      assertArrayEquals(new byte[] {1, 1}, SafetensorsSamples.bytes(checkpoint, "layer/257"));
    }
  }

  /** The first file of a copy bomb: each of the tensors seems to be the same bytes. */
  @Test
  void manyTensorsOfTheSameBytesAreRefused() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < MANY; i++) {
      json.append(i == 0 ? "'" : ",'").append(i);
      json.append("':{'dtype':'F32','shape':[200,200],'data_offsets':[0,160000]}");
    }
    byte[] file = SafetensorsSamples.file(json + "}", 160_000);
    CheckpointException e =
        assertThrows(
            CheckpointException.class, () -> SafetensorsSamples.parse(file, Strictness.STRICT));
    assertEquals("tensors '0' and '1' have the same bytes, from 0 to 160000", e.reason());
  }

  @Test
  void namesOfOneHashAreNotSlow() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 1 << 16; i++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 16; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      json.append(i == 0 ? "'" : ",'").append(name);
      json.append("':{'dtype':'F32','shape':[0],'data_offsets':[0,0]}");
    }
    byte[] file = SafetensorsSamples.file(json + "}", 0);
    SafetensorsHeader header = SafetensorsSamples.parse(file, Strictness.STRICT);
    assertEquals(1 << 16, header.tensors().size());
  }

  /** Nothing is made of the size that a file only claims to have. */
  @Test
  void aLengthThatIsTooLargeCostsNothing() throws IOException {
    Path file = folder.resolve("x.safetensors");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.write(new byte[] {-1, -1, -1, -1, -1, -1, -1, 127});
      large.setLength(1L << 40);
    }
    for (int i = 0; i < 1000; i++) {
      assertThrows(CheckpointException.class, () -> SafetensorsFile.open(file, Strictness.LENIENT));
    }
    Files.delete(file);
  }

  @Test
  void nestingAndLongTokensAreRead() {
    byte[] deep = ("{\"a\":{\"x\":" + "[".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8);
    byte[] wide =
        ("{\"a\":{\"x\":" + "1,".repeat(1_000_000) + "1}}").getBytes(StandardCharsets.UTF_8);
    byte[] number = ("{\"a\":{\"x\":" + "1".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8);
    for (byte[] json : new byte[][] {deep, wide, number}) {
      byte[] file = SafetensorsSamples.file(json, 0);
      assertThrows(
          CheckpointException.class, () -> SafetensorsSamples.parse(file, Strictness.STRICT));
    }
    String longName = "y".repeat(25_000_000);
    byte[] named =
        SafetensorsSamples.file(
            "{'" + longName + "':{'dtype':'U8','shape':[],'data_offsets':[0,1]}}", 1);
    assertEquals(
        longName, SafetensorsSamples.parse(named, Strictness.STRICT).tensors().get(0).name());
  }
}
