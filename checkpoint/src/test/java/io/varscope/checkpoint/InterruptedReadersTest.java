package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.numpy.NpyWriter;
import io.varscope.checkpoint.safetensors.SafetensorsSamples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupt stops no reader of a checkpoint, neither the interrupted one nor others. */
class InterruptedReadersTest {

  private static final int SIZE = 10_007;
  private static final int ROUNDS = 40;
  private static final int READERS = 3;

  @TempDir private Path folder;
  private Optional<FileSystem> zip = Optional.empty();

  @AfterEach
  void closeZip() throws IOException {
    if (zip.isPresent()) {
      zip.get().close();
    }
  }

  /** A file of one or three tensors, whose elements are 1, 2, 3 and so on. */
  private Path save(String format) throws IOException {
    VariableStore store = new VariableStore();
    for (String name : format.equals("npy") ? List.of("a") : List.of("a", "b", "c")) {
      FloatVariable v = store.create(spec(name));
      for (int i = 0; i < SIZE; i++) {
        v.set(i, i + 1);
      }
    }
    switch (format) {
      case "shards" -> {
        Path index = folder.resolve("x.safetensors.index.json");
        Save.from(store).toShards(index, 1);
        return index;
      }
      case "npy" -> {
        Path file = folder.resolve("a.npy");
        ByteBuffer bytes = store.get("a").bytes();
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        NpyWriter.write(
            file, SafetensorsSamples.tensor("a", ElementType.F32, array, SIZE), Progress.NONE);
        return file;
      }
      case "other file system" -> {
        zip =
            Optional.of(
                FileSystems.newFileSystem(folder.resolve("x.zip"), Map.of("create", "true")));
        Path file = folder.resolve("x.safetensors");
        Save.from(store).to(file);
        return java.nio.file.Files.copy(file, zip.get().getPath("/x.safetensors"));
      }
      default -> {
        Path file = folder.resolve("x." + format);
        Save.from(store).to(file);
        return file;
      }
    }
  }

  private static VariableSpec<FloatVariable> spec(String name) {
    return VariableSpec.of(name, DType.FLOAT32, Shape.of(SIZE))
        .withInitializer(Initializers.zeros());
  }

  private static void requireRight(ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(SIZE * Float.BYTES, bytes.remaining());
    for (int i = 0; i < SIZE; i++) {
      if (bytes.getFloat(i * Float.BYTES) != i + 1) {
        assertEquals(i + 1, bytes.getFloat(i * Float.BYTES));
      }
    }
  }

  private static void readAll(Checkpoint checkpoint) throws IOException {
    VariableStore store = new VariableStore();
    VariableStore created = new VariableStore();
    VariableStore inPlace = new VariableStore();
    for (TensorInfo tensor : checkpoint.tensors()) {
      requireRight(ByteBuffer.wrap(SafetensorsSamples.bytes(checkpoint, tensor.name())));
      for (boolean copyOnWrite : new boolean[] {false, true}) {
        checkpoint.map(tensor, copyOnWrite).ifPresent(InterruptedReadersTest::requireRight);
      }
      store.create(spec(tensor.name()));
    }
    Load load = Load.from(checkpoint);
    load.into(store);
    Loading copying = load.before(created);
    checkpoint.tensors().forEach(tensor -> created.create(spec(tensor.name())));
    copying.finish();
    Loading mapping = load.inPlace().before(inPlace);
    checkpoint.tensors().forEach(tensor -> inPlace.create(spec(tensor.name())));
    mapping.finish();
    for (VariableStore loaded : List.of(store, created, inPlace)) {
      loaded.variables().forEach(variable -> requireRight(variable.bytes()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"safetensors", "shards", "npz", "npy", "other file system"})
  void oneThatIsInterruptedAlready(String format) throws IOException {
    Path file = save(format);
    Thread.currentThread().interrupt();
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      readAll(checkpoint);
      assertTrue(Thread.interrupted(), "the interrupt is kept");
      readAll(checkpoint);
    } finally {
      Thread.interrupted();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"safetensors", "shards", "npz", "npy", "other file system"})
  void oneThatIsInterruptedAgainAndAgain(String format) throws Exception {
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    try (Checkpoint checkpoint = Checkpoint.open(save(format))) {
      List<Thread> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(
            new Thread(
                () -> {
                  try {
                    for (int round = 0; round < ROUNDS; round++) {
                      readAll(checkpoint);
                    }
                  } catch (Throwable e) {
                    failures.add(e);
                  }
                }));
      }
      readers.forEach(Thread::start);
      while (readers.get(0).isAlive()) {
        readers.get(0).interrupt();
        Thread.onSpinWait();
      }
      for (Thread reader : readers) {
        reader.join();
      }
      assertArrayEquals(new Object[0], failures.toArray());
      readAll(checkpoint);
    }
  }
}
