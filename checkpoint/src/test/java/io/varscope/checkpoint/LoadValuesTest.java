package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializers;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.LoadReport.How;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that come back from every format, and are checked on the way. */
class LoadValuesTest extends TrainedModelTest {

  @Test
  void checksumsAreComparedOnDemand() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> load(load -> load.verified().into(store)));
    assertTrue(
        e.reason().endsWith(" are not those that were written: their checksums differ."),
        e.reason());
    assertZeros(model);
    load(load -> load.into(store));
  }

  @Test
  void truthValuesAreZeroOrOne() throws IOException {
    VariableSpec<?> spec =
        VariableSpec.of("flags", DType.BOOL, Shape.of(3)).withInitializer(Initializers.ones());
    file = save("flags.safetensors", Save::withoutChecksums, spec);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] = 7;
    Files.write(file, bytes);
    store.create(spec);
    for (Loader<LoadReport> loader :
        List.<Loader<LoadReport>>of(
            load -> load.into(store),
            load -> {
              VariableStore empty = new VariableStore();
              return load.during(empty, () -> empty.create(spec));
            },
            load -> {
              VariableStore empty = new VariableStore();
              return load.inPlace().during(empty, () -> empty.create(spec));
            })) {
      CheckpointException e = assertThrows(CheckpointException.class, () -> load(loader));
      assertEquals(
          "the tensor 'flags' of BOOL has a byte 7, which is neither 0 nor 1.", e.reason());
      assertEquals(bytes.length - 2, e.offset());
    }
  }

  @Test
  void everyDtypeComesBack() throws IOException {
    for (Memory memory : List.of(Memory.DIRECT, Memory.ARRAY)) {
      VariableStore saved = new VariableStore(3);
      for (DType<?> dtype : DType.values()) {
        saved
            .create(VariableSpec.of("v/" + dtype, dtype, Shape.of(5, 7)).withMemory(memory))
            .setFromDouble(3, 1);
      }
      Path npz = folder.resolve("all.npz");
      Save.from(saved).to(file);
      for (Memory target : List.of(Memory.DIRECT, Memory.ARRAY)) {
        VariableStore loaded = new VariableStore();
        for (DType<?> dtype : DType.values()) {
          loaded.create(
              VariableSpec.of("v/" + dtype, dtype, Shape.of(5, 7))
                  .withInitializer(Initializers.zeros())
                  .withMemory(target));
        }
        load(load -> load.into(loaded));
        VariableStore created = new VariableStore();
        load(
            load -> {
              Loading loading = load.before(created);
              for (DType<?> dtype : DType.values()) {
                created.create(
                    VariableSpec.of("v/" + dtype, dtype, Shape.of(5, 7)).withMemory(target));
              }
              return loading.finish();
            });
        for (DType<?> dtype : DType.values()) {
          String name = "v/" + dtype;
          for (int i = 0; i < 35; i++) {
            assertEquals(saved.get(name).getAsDouble(i), loaded.get(name).getAsDouble(i));
            assertEquals(saved.get(name).getAsDouble(i), created.get(name).getAsDouble(i));
          }
        }
      }
      CheckpointException bfloat16 =
          assertThrows(CheckpointException.class, () -> Save.from(saved).to(npz));
      assertTrue(bfloat16.getMessage().contains("v/bfloat16"), bfloat16.getMessage());
      assertFalse(Files.exists(npz));
    }
  }

  @Test
  void npzIsLoadedToo() throws IOException {
    Path npz = folder.resolve("model.npz");
    VariableStore trained = new VariableStore();
    Model model = bind(trained, Reuse.FALSE, Initializers.zeros());
    load(load -> load.into(trained));
    assertTrained(model);
    Save.from(trained).to(npz);
    Model[] again = new Model[1];
    LoadReport report =
        load(
            npz,
            load -> load.inPlace().during(store, () -> again[0] = bind(store, Reuse.FALSE, NEVER)));
    assertTrained(again[0]);
    assertEquals(3, report.loaded().size());
    VariableStore other = new VariableStore();
    Model into = bind(other, Reuse.FALSE, Initializers.zeros());
    load(npz, load -> load.into(other));
    assertTrained(into);
    assertThrows(
        CheckpointException.class, () -> Save.from(trained).metadata("format", "pt").to(npz));
  }

  @ParameterizedTest
  @ValueSource(strings = {"all.npz", "all.safetensors"})
  void largeTensorsComeBackWhereverTheyBegin(String name) throws IOException {
    Path all = folder.resolve(name);
    VariableStore saved = new VariableStore(4);
    VariableStore loaded = new VariableStore(5);
    // In a zip, names of each length move what follows.
    for (int length = 1; length <= 9; length++) {
      for (DType<?> dtype : DType.values()) {
        if (dtype != DType.BFLOAT16) {
          String variable = "x".repeat(length) + "/" + dtype;
          saved
              .create(VariableSpec.of(variable, dtype, Shape.of(100_003)))
              .setFromDouble(100_002, 1);
          loaded
              .create(VariableSpec.of(variable, dtype, Shape.of(100_003)))
              .setFromDouble(100_002, 0);
        }
      }
    }
    Save.from(saved).to(all);
    load(all, load -> load.into(loaded));
    for (io.varscope.AnyVariable variable : saved.variables()) {
      assertEquals(variable.bytes(), loaded.get(variable.name()).bytes(), variable.name());
    }
  }

  @Test
  void narrowedValuesAreRounded() throws IOException {
    for (DType<?> half : List.of(DType.FLOAT16, DType.BFLOAT16)) {
      VariableStore saved = new VariableStore(5);
      FloatVariable v = saved.create(ones("v", 1000).withInitializer(Initializers.normal(0, 1)));
      Save.from(saved).narrowing(half, "*").to(file);
      VariableStore halves = new VariableStore();
      io.varscope.AnyVariable stored = halves.create(VariableSpec.of("v", half, Shape.of(1000)));
      load(load -> load.into(halves));
      FloatVariable widened = store.auto(ones("v", 1000));
      load(load -> load.allowing(Mismatch.DTYPE, "half", "v").into(store));
      for (int i = 0; i < 1000; i++) {
        stored.setFromDouble(0, v.get(i));
        assertEquals(stored.getAsDouble(0), widened.get(i));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> Save.from(store).narrowing(DType.INT8, "*"));
  }

  @Test
  void shardsAreOneFile() throws IOException {
    VariableStore trained = new VariableStore();
    Model model = bind(trained, Reuse.FALSE, Initializers.zeros());
    load(load -> load.into(trained));
    assertTrained(model);
    Path index = folder.resolve("model.safetensors.index.json");
    Save.from(trained).toShards(index, 30);
    Model[] again = new Model[1];
    LoadReport report =
        load(
            index,
            load ->
                load.inPlace()
                    .verified()
                    .during(store, () -> again[0] = bind(store, Reuse.FALSE, NEVER)));
    assertTrained(again[0]);
    assertEquals(How.IN_PLACE, report.loaded().get(0).how());
  }

  @Test
  void whatIsNoCheckpointIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "This is no model, but a text.");
    assertThrows(CheckpointException.class, () -> Checkpoint.open(text));
    assertThrows(
        CheckpointException.class,
        () -> Checkpoint.open(Files.createFile(folder.resolve("empty"))));
    assertThrows(IOException.class, () -> Checkpoint.open(folder.resolve("missing")));
    assertThrows(
        CheckpointException.class,
        () -> Checkpoint.open(Files.write(folder.resolve("pk"), new byte[] {'P', 'K', 3, 4, 1})));
    ByteBuffer zipLike = ByteBuffer.allocate(8).putInt(0x504b0304);
    assertThrows(
        CheckpointException.class,
        () -> Checkpoint.open(Files.write(folder.resolve("pk0"), zipLike.array())));
  }
}
