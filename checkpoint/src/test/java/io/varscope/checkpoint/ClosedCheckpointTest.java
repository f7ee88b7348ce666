package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.numpy.NpyBytes;
import io.varscope.checkpoint.numpy.NpyWriter;
import io.varscope.checkpoint.safetensors.SafetensorsSamples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads a checkpoint that is closed is told so, whatever its format. */
class ClosedCheckpointTest {

  private static final String CLOSED =
      "the checkpoint is closed. Read it before that, or open it again.";

  @TempDir private Path folder;

  private static VariableSpec<?> spec() {
    return VariableSpec.of("a", DType.FLOAT32, Shape.of(50_000))
        .withInitializer(Initializers.normal(0, 1));
  }

  private Path save(String name) throws IOException {
    VariableStore store = new VariableStore();
    store.create(spec());
    Path file = folder.resolve(name);
    if (name.endsWith(".index.json")) {
      Save.from(store).toShards(file, 1);
    } else if (name.endsWith(".npy")) {
      NpyWriter.write(
          file,
          SafetensorsSamples.tensor(
              "a", ElementType.F32, SafetensorsSamples.bytes(200_000, 1), 50_000),
          Progress.NONE);
    } else if (name.startsWith("deflated")) {
      byte[] npy = Files.readAllBytes(save("a.npy"));
      Files.write(file, NpyBytes.zip(true, Map.of("a.npy", npy)));
    } else {
      Save.from(store).to(file);
    }
    return file;
  }

  private static void requireClosed(Executable action) {
    CheckpointException e = assertThrows(CheckpointException.class, action);
    assertEquals(CLOSED, e.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x.safetensors", "x.safetensors.index.json", "x.npz", "deflated.npz", "a.npy"})
  void nothingIsReadOrMapped(String name) throws IOException {
    Checkpoint checkpoint = Checkpoint.open(save(name));
    TensorInfo a = checkpoint.find("a").orElseThrow();
    ReadableByteChannel channel = checkpoint.open(a);
    channel.read(ByteBuffer.allocate(5));
    checkpoint.close();
    requireClosed(() -> checkpoint.open(a));
    requireClosed(() -> checkpoint.map(a, false));
    requireClosed(() -> checkpoint.map(a, true));
    requireClosed(
        () -> {
          while (channel.read(ByteBuffer.allocate(1 << 16)) >= 0) {
            // What was read ahead may still come.
          }
        });
    VariableStore store = new VariableStore();
    requireClosed(() -> Load.from(checkpoint).during(store, () -> store.create(spec())));
    requireClosed(() -> Load.from(checkpoint).inPlace().during(store, () -> store.create(spec())));
    assertEquals(0, store.variables().size());
    store.create(spec());
    requireClosed(() -> Load.from(checkpoint).into(store));
    checkpoint.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x.safetensors", "x.safetensors.index.json", "x.npz", "deflated.npz", "a.npy"})
  void whoIsClosedWhileItLoadsChangesNothing(String name) throws IOException {
    Checkpoint checkpoint = Checkpoint.open(save(name));
    VariableStore store = new VariableStore();
    store.create(spec()).setFromDouble(49_999, 5);
    Progress closing =
        (done, total) -> {
          try {
            checkpoint.close();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          return true;
        };
    requireClosed(() -> Load.from(checkpoint).reporting(closing).into(store));
    assertEquals(5, store.get("a").getAsDouble(49_999));
  }
}
