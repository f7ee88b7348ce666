package io.varscope.checkpoint.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that other programs have written. real/SOURCES.tsv says where they are from. */
class SafetensorsRealFilesTest {

  private static Path file(String name) throws URISyntaxException {
    return Path.of(SafetensorsRealFilesTest.class.getResource("real/" + name).toURI());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "burn-mnist.safetensors | 20 | conv1.weight (8, 1, 3, 3) F32",
        "burn-multi-layer.safetensors | 9 | fc1.weight (16, 256) F32",
        "candle-csm-voices.safetensors | 2 | tokens (1, 982, 33) I64",
        "djl-list.safetensors | 2 | attention (2, 3) I8",
        "mlverse-hello.safetensors | 2 | world (5, 10) F32",
      })
  void areReadAndMapped(String name, int count, String one) throws Exception {
    try (SafetensorsFile checkpoint = SafetensorsFile.open(file(name), Strictness.STRICT)) {
      List<TensorInfo> tensors = checkpoint.tensors();
      assertTrue(
          tensors.stream().anyMatch(tensor -> tensor.toString().equals(one)), tensors::toString);
      for (TensorInfo tensor : tensors) {
        ByteBuffer mapped = checkpoint.map(tensor, false).orElseThrow();
        byte[] bytes = new byte[mapped.remaining()];
        mapped.get(bytes);
        assertArrayEquals(SafetensorsSamples.bytes(checkpoint, tensor.name()), bytes);
      }
      assertEquals(count, tensors.size());
    }
  }

  @Test
  void valuesAreThoseThatWereSaved() throws Exception {
    try (SafetensorsFile checkpoint =
        SafetensorsFile.open(file("djl-list.safetensors"), Strictness.STRICT)) {
      assertArrayEquals(
          new byte[] {0, 1, 2, 3, 4, 5}, SafetensorsSamples.bytes(checkpoint, "attention"));
      assertArrayEquals(new byte[] {0, 1, 2, 3}, SafetensorsSamples.bytes(checkpoint, "embedding"));
    }
    try (SafetensorsFile checkpoint =
        SafetensorsFile.open(file("mlverse-hello.safetensors"), Strictness.STRICT)) {
      ByteBuffer hello =
          checkpoint.map(checkpoint.find("hello").orElseThrow(), false).orElseThrow();
      ByteBuffer world =
          checkpoint.map(checkpoint.find("world").orElseThrow(), false).orElseThrow();
      assertEquals(1, hello.getFloat(0));
      assertEquals(0, world.getFloat(0));
    }
  }

  /** It gives the length of its header as 1000 bytes, and has 80. */
  @Test
  void anAttackIsRefused() throws IOException, URISyntaxException {
    Path attack = file("syoyo-abuse-attempt-1.safetensors");
    CheckpointException e =
        assertThrows(
            CheckpointException.class, () -> SafetensorsFile.open(attack, Strictness.LENIENT));
    assertEquals(
        "the header's length is given as 1000 bytes, but only 80 follow in the file; was the"
            + " download cut off?",
        e.reason());
  }
}
