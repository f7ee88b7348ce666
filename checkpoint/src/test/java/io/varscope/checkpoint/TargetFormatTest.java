package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.Shape;
import java.nio.file.Path;
import java.util.Optional;
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

  private static TensorData tensor(String name, ElementType type, long... shape) {
    return new TensorData(
        name,
        type,
        Shape.of(shape),
        () -> {
          throw new AssertionError("nobody reads it");
        });
  }

  @Test
  void whatKeepsATensorFromAFormat() {
    TensorData half = tensor("w", ElementType.BF16, 2);
    TensorData deep = tensor("w", ElementType.F32, new long[65]);
    TensorData odd = tensor("__metadata__", ElementType.F32, 2);
    TensorData nul = tensor("a\0b", ElementType.F32, 2);
    for (TargetFormat format : new TargetFormat[] {TargetFormat.NPZ, TargetFormat.NPY}) {
      assertEquals(Optional.of("has elements of a type that NumPy lacks"), format.problem(half));
      assertEquals(Optional.of("has 65 axes; NumPy has at most 64"), format.problem(deep));
      assertEquals(Optional.empty(), format.problem(odd));
    }
    assertEquals(
        Optional.of("has a NUL, and the names in a zip have none"), TargetFormat.NPZ.problem(nul));
    // An npy has no name.
    assertEquals(Optional.empty(), TargetFormat.NPY.problem(nul));
    assertEquals(Optional.empty(), TargetFormat.SAFETENSORS.problem(half));
    assertEquals(
        Optional.of("has a name that means something else in safetensors"),
        TargetFormat.SAFETENSORS.problem(odd));
    assertTrue(TargetFormat.SHARDED_SAFETENSORS.problem(nul).isPresent());
  }
}
