package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializers;
import io.varscope.Scope;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.numpy.NpyFile;
import io.varscope.checkpoint.numpy.NpzFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A save replaces a file as a whole, or leaves it as it was. */
class SaveTest {

  @TempDir private Path folder;

  private static VariableStore store(int variables, int size, double value) {
    VariableStore store = new VariableStore();
    for (int i = 0; i < variables; i++) {
      store.create(
          VariableSpec.of("v" + i, DType.FLOAT32, Shape.of(size))
              .withInitializer(Initializers.constant(value)));
    }
    return store;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theSameValuesAreTheSameBytes() throws IOException {
    Path first = folder.resolve("a.safetensors");
    Path second = folder.resolve("b.safetensors");
    Save.from(store(3, 100, 1)).metadata("format", "pt").to(first);
    Save.from(store(3, 100, 1)).metadata("format", "pt").to(second);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    try (Checkpoint checkpoint = Checkpoint.open(first)) {
      assertEquals("pt", checkpoint.metadata().get("format"));
      assertEquals(List.of(), checkpoint.notes());
      assertEquals(List.of(), Checksums.verify(checkpoint, Progress.NONE));
      for (TensorInfo tensor : checkpoint.tensors()) {
        assertEquals(0, tensor.offset() % 16);
      }
      assertEquals(0, checkpoint.tensors().get(0).offset() % 4096);
    }
  }

  @Test
  void onlyAScopeMayBeSaved() throws IOException {
    VariableStore store = store(1, 2, 1);
    store.scope("net").variable("w", DType.FLOAT32, Shape.of(2));
    Path file = folder.resolve("net.safetensors");
    Save.from(store.scope("net")).renaming(Rename.separator("/", ".")).to(file);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals(List.of("net.w"), checkpoint.tensors().stream().map(TensorInfo::name).toList());
    }
  }

  @Test
  void twoVariablesMayNotGetOneName() throws IOException {
    Path file = folder.resolve("a.safetensors");
    CheckpointException e =
        assertThrows(
            CheckpointException.class,
            () -> Save.from(store(2, 2, 1)).renaming(name -> "v").to(file));
    assertEquals(file + ": two variables are renamed to 'v'.", e.getMessage());
    assertEquals(List.of(), files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.npz"})
  void whoStopsASaveHasTheOldFile(String name) throws IOException {
    Path file = folder.resolve(name);
    Save.from(store(3, 200_000, 1)).to(file);
    byte[] old = Files.readAllBytes(file);
    Progress stop =
        (done, total) -> {
          assertEquals(2_400_000, total);
          return done < 1_000_000;
        };
    assertThrows(
        CancellationException.class,
        () -> Save.from(store(3, 200_000, 2)).reporting(stop).to(file));
    assertArrayEquals(old, Files.readAllBytes(file));
    assertEquals(List.of(name), files());
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = folder.resolve("real.safetensors");
    Save.from(store(1, 2, 1)).to(file);
    Path link = Files.createSymbolicLink(folder.resolve("link.safetensors"), file);
    Save.from(store(1, 2, 2)).to(link);
    assertTrue(Files.isSymbolicLink(link));
    VariableStore loaded = store(1, 2, 0);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Load.from(checkpoint).into(loaded);
    }
    assertEquals(2, loaded.get("v0").getAsDouble(0));
  }

  @Test
  void aFileIsOfWhoeverMayReadOthers() throws IOException {
    Path file = folder.resolve("a.safetensors");
    Save.from(store(1, 2, 1)).to(file);
    Path other = Files.createFile(folder.resolve("other"));
    assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(file));
  }

  @Test
  @Timeout(60)
  void othersMayReadAndWriteMeanwhile() throws IOException, InterruptedException {
    VariableStore store = store(4, 500_000, 1);
    AtomicBoolean stop = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              FloatVariable v = store.get("v2", DType.FLOAT32);
              for (float value = 1; !stop.get(); value++) {
                for (int i = 0; i < v.size(); i++) {
                  v.set(i, value);
                }
              }
            });
    writer.start();
    try {
      for (int i = 0; i < 5; i++) {
        Path file = folder.resolve("a.safetensors");
        Save.from(store).to(file);
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
          assertEquals(List.of(), Checksums.verify(checkpoint, Progress.NONE));
        }
      }
    } finally {
      stop.set(true);
      writer.join();
    }
  }

  @Test
  void theNameTellsTheFormat() throws IOException {
    Path npy = folder.resolve("a.NPY");
    Save.from(store(1, 3, 2)).to(npy);
    Path npz = folder.resolve("a.NPZ");
    Save.from(store(2, 3, 2)).to(npz);
    for (Path file : List.of(npy, npz)) {
      try (Checkpoint checkpoint = Checkpoint.open(file)) {
        assertEquals(file == npy ? NpyFile.class : NpzFile.class, checkpoint.getClass());
      }
    }
    refused(
        npy,
        "an npy file holds one variable, and these are 2. Let its name end with .npz or"
            + " .safetensors.",
        Save.from(store(2, 3, 1)));
    refused(
        npy,
        "files of NumPy have no metadata, so neither aliases.",
        Save.from(store(1, 3, 1)).metadata("format", "pt"));
    refused(
        folder.resolve("a.safetensors.index.json"),
        "an index names several files: save to them by toShards, or to one file whose name ends"
            + " with .safetensors.",
        Save.from(store(1, 3, 1)));
    assertThrows(
        CheckpointException.class, () -> Save.from(store(1, 3, 1)).to(folder.resolve("a.pt")));
    assertEquals(List.of("a.NPY", "a.NPZ"), files());
  }

  @Test
  void anIndexMayBeCalledSoInUpperCase() throws IOException {
    Path index = folder.resolve("A.SAFETENSORS.INDEX.JSON");
    for (int value = 1; value <= 2; value++) {
      Save.from(store(2, 10, value)).toShards(index, 40);
    }
    assertEquals(3, files().size());
    try (Checkpoint checkpoint = Checkpoint.open(index)) {
      VariableStore loaded = store(2, 10, 0);
      Load.from(checkpoint).into(loaded);
      assertEquals(2, loaded.get("v1").getAsDouble(9));
    }
  }

  private static void refused(Path file, String reason, Save save) {
    CheckpointException e = assertThrows(CheckpointException.class, () -> save.to(file));
    assertEquals(file + ": " + reason, e.getMessage());
  }

  @Test
  void nullsAreRefusedInWords() throws IOException {
    Save save = Save.from(store(1, 2, 1));
    assertNull("file", () -> save.to(null));
    assertNull("index", () -> save.toShards(null, 1));
    assertNull("scope", () -> Save.from((Scope) null));
    assertNull("store", () -> Save.from((VariableStore) null));
    assertNull("rule", () -> save.renaming(null));
    assertNull("name", () -> save.metadata(null, ""));
    assertNull("value", () -> save.metadata("", null));
    assertNull("progress", () -> save.reporting(null));
    assertNull(
        "v0 is renamed to null",
        () -> save.renaming(name -> null).to(folder.resolve("a.safetensors")));
    assertEquals(List.of(), files());
  }

  private static void assertNull(String words, Executable executable) {
    assertEquals(words, assertThrows(NullPointerException.class, executable).getMessage());
  }
}
