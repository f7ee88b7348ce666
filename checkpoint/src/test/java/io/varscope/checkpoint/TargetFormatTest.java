package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a file says what is written, and never what other programs write. */
class TargetFormatTest {

  @ParameterizedTest
  @CsvSource({
    "a.npz, NPZ",
    "a.NPZ, NPZ",
    "a.pt.npz, NPZ",
    "a.Npy, NPY",
    "a.safetensors.index.json, SHARDED_SAFETENSORS",
    "a.SAFETENSORS.INDEX.JSON, SHARDED_SAFETENSORS",
    "a.safetensors, SAFETENSORS",
    "a, SAFETENSORS",
    "a., SAFETENSORS",
    "a.h5/b, SAFETENSORS",
    "npz, SAFETENSORS",
    "pt, SAFETENSORS",
    "a.weights, SAFETENSORS",
    "/, SAFETENSORS",
    "'', SAFETENSORS"
  })
  void theEndOfANameTellsTheFormat(Path file, TargetFormat format) {
    assertEquals(format, TargetFormat.of(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pt",
        "pth",
        "ckpt",
        "h5",
        "hdf5",
        "keras",
        "pb",
        "tflite",
        "gguf",
        "onnx",
        "msgpack",
        "pkl",
        "pickle",
        "zip",
        "gz",
        "json",
        "PT",
        "Json",
        "safetensors.gz"
      })
  void whatOtherProgramsWriteIsRefused(String suffix) {
    assertThrows(CheckpointException.class, () -> TargetFormat.of(Path.of("a." + suffix)));
  }

  @Test
  void theRefusalSaysWhatMayBeWritten() {
    assertEquals(
        "out/a.pt: names that end with .pt are those of PyTorch, which is not written. Let it end"
            + " with .safetensors or .npz, with .npy for a single tensor, or with"
            + " .safetensors.index.json for several files.",
        assertThrows(CheckpointException.class, () -> TargetFormat.of(Path.of("out/a.pt")))
            .getMessage());
  }
}
