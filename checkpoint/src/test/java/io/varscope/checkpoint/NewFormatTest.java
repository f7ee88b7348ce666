package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.Shape;
import io.varscope.checkpoint.numpy.NpyFormat;
import io.varscope.checkpoint.numpy.NpzFormat;
import io.varscope.checkpoint.safetensors.SafetensorsFormat;
import io.varscope.checkpoint.safetensors.ShardedSafetensorsFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a file says what is written, and never what other programs write. */
class NewFormatTest {

  @ParameterizedTest
  @CsvSource({
    "a.npz, npz",
    "a.NPZ, npz",
    "a.pt.npz, npz",
    "a.Npy, npy",
    "a.safetensors.index.json, sharded safetensors",
    "a.SAFETENSORS.INDEX.JSON, sharded safetensors",
    "a.safetensors, safetensors",
    "a, safetensors",
    "a., safetensors",
    "a.h5/b, safetensors",
    "npz, safetensors",
    "pt, safetensors",
    "a.weights, safetensors",
    "/, safetensors",
    "'', safetensors"
  })
  void theEndOfANameTellsTheFormat(Path file, String format) {
    assertEquals(format, CheckpointFormat.ofNew(file).name());
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
    assertThrows(CheckpointException.class, () -> CheckpointFormat.ofNew(Path.of("a." + suffix)));
  }

  @Test
  void theRefusalSaysWhatMayBeWritten() {
    assertEquals(
        "out/a.pt: names that end with .pt are those of PyTorch, which is not written. Let it end"
            + " with .safetensors or .npz, with .npy for a single tensor, or with"
            + " .safetensors.index.json for several files.",
        assertThrows(CheckpointException.class, () -> CheckpointFormat.ofNew(Path.of("out/a.pt")))
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
    for (CheckpointFormat format : List.of(new NpzFormat(), new NpyFormat())) {
      assertEquals(Optional.of("has elements of a type that NumPy lacks"), format.problem(half));
      assertEquals(Optional.of("has 65 axes; NumPy has at most 64"), format.problem(deep));
      assertEquals(Optional.empty(), format.problem(odd));
    }
    assertEquals(
        Optional.of("has a NUL, and the names in a zip have none"), new NpzFormat().problem(nul));
    // An npy has no name.
    assertEquals(Optional.empty(), new NpyFormat().problem(nul));
    assertEquals(Optional.empty(), new SafetensorsFormat().problem(half));
    assertEquals(
        Optional.of("has a name that means something else in safetensors"),
        new SafetensorsFormat().problem(odd));
    assertTrue(new ShardedSafetensorsFormat().problem(nul).isPresent());
  }
}
