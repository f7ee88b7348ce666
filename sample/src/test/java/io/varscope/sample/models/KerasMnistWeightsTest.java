package io.varscope.sample.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.FloatVariable;
import io.varscope.Manifest;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.LoadReport;
import io.varscope.checkpoint.LoadReport.Difference;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others have trained is loaded in another layout, and saved in theirs. */
class KerasMnistWeightsTest {

  @TempDir private Path folder;
  private Path weights;

  @BeforeEach
  void copyWeights() throws IOException {
    weights = folder.resolve("burn-mnist.safetensors");
    try (InputStream in = BurnMnistNetwork.class.getResourceAsStream("burn-mnist.safetensors")) {
      Files.copy(in, weights);
    }
  }

  @Test
  void kernelsAreTurned() throws IOException {
    KerasMnistWeights loaded = new KerasMnistWeights(weights);
    assertEquals(
        List.of(
            "UNEXPECTED: norm1.num_batches_tracked () I64 is in the file, but no variable has that"
                + " name. Allowed: counts the batches of a training that is over",
            "UNEXPECTED: norm2.num_batches_tracked () I64 is in the file, but no variable has that"
                + " name. Allowed: counts the batches of a training that is over"),
        loaded.report().allowed().stream().map(Difference::toString).toList());
    assertEquals(
        "burn-mnist.safetensors: 18 variables, 1507752 bytes, 13 copied, 5 rearranged",
        loaded.report().toString().lines().findFirst().orElseThrow());
    FloatVariable kernel = (FloatVariable) loaded.store().get("mnist/conv3/kernel");
    FloatVariable dense = (FloatVariable) loaded.store().get("mnist/fc1/kernel");
    try (Checkpoint file = Checkpoint.open(weights)) {
      float[] conv3 = floats(file, "conv3.weight");
      float[] fc1 = floats(file, "fc1.weight");
      for (int out = 0; out < 24; out++) {
        for (int in = 0; in < 16; in++) {
          for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 3; x++) {
              assertEquals(
                  conv3[((out * 16 + in) * 3 + y) * 3 + x],
                  kernel.get(kernel.offset(y, x, in, out)));
            }
          }
        }
      }
      for (int in = 0; in < 11616; in++) {
        assertEquals(fc1[31 * 11616 + in], dense.get(in, 31));
      }
    }
  }

  private static float[] floats(Checkpoint file, String name) throws IOException {
    byte[] bytes = bytes(file, file.find(name).orElseThrow());
    float[] floats = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }

  private static byte[] bytes(Checkpoint file, TensorInfo tensor) throws IOException {
    try (InputStream in = Channels.newInputStream(file.open(tensor))) {
      return in.readAllBytes();
    }
  }

  @Test
  void theManifestIsHeldAgainstTheFileInTheSameWay() throws IOException {
    try (Checkpoint file = Checkpoint.open(weights)) {
      LoadReport report = Load.from(file).declared().check(Manifest.of(KerasMnist.class));
      assertEquals(List.of(), report.problems());
      assertEquals(18, report.loaded().size());
    }
  }

  @Test
  void theyAreSavedAsTheyWere() throws IOException {
    Path saved = folder.resolve("saved.safetensors");
    new KerasMnistWeights(weights).save(saved);
    try (Checkpoint before = Checkpoint.open(weights);
        Checkpoint after = Checkpoint.open(saved)) {
      for (TensorInfo tensor : before.tensors()) {
        if (!tensor.name().endsWith("num_batches_tracked")) {
          TensorInfo found = after.find(tensor.name()).orElseThrow();
          assertEquals(tensor.toString(), found.toString());
          assertArrayEquals(bytes(before, tensor), bytes(after, found), tensor.name());
        }
      }
      assertEquals(before.tensors().size() - 2, after.tensors().size());
    }
  }
}
