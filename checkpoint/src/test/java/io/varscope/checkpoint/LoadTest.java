package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.VariableException;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.LoadReport.Difference;
import io.varscope.checkpoint.LoadReport.How;
import io.varscope.generated.Binding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are loaded into variables: before, during and after a bind. */
class LoadTest {

  private static final Initializer NEVER =
      (variable, random) -> {
        throw new AssertionError(variable.name() + " is initialized");
      };

  @TempDir private Path folder;
  private Path file;
  private final VariableStore store = new VariableStore();

  /** A model of two matrices and a counter. */
  private static final class Model {
    FloatVariable w;
    FloatVariable b;
    float[] scale;
  }

  private static Model bind(VariableStore store, Reuse reuse, Initializer initializer) {
    Model model = new Model();
    Binding in = Binding.at(store.scope("net"), "acme.Net").withReuse(reuse);
    in.variable("w", DType.FLOAT32, Shape.of(2, 3)).initializer(initializer).to(w -> model.w = w);
    in.variable("b", DType.FLOAT32, Shape.of(3)).initializer(initializer).to(b -> model.b = b);
    in.variable("scale", DType.FLOAT32, Shape.of(2))
        .memory(Memory.ARRAY)
        .initializer(initializer)
        .to(scale -> model.scale = scale.array());
    in.commit();
    return model;
  }

  @BeforeEach
  void saveATrainedModel() {
    VariableStore trained = new VariableStore();
    Model model = bind(trained, Reuse.FALSE, Initializers.zeros());
    model.w.setAll(1, 2, 3, 4, 5, 6);
    model.b.setAll(7, 8, 9);
    model.scale[0] = 10;
    model.scale[1] = 11;
    file = folder.resolve("model.safetensors");
    Save.from(trained).to(file);
  }

  private static void assertTrained(Model model) {
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, model.w.toArray());
    assertArrayEquals(new float[] {7, 8, 9}, model.b.toArray());
    assertArrayEquals(new float[] {10, 11}, model.scale);
  }

  private static void assertZeros(Model model) {
    assertArrayEquals(new float[6], model.w.toArray());
    assertArrayEquals(new float[3], model.b.toArray());
    assertArrayEquals(new float[2], model.scale);
  }

  @FunctionalInterface
  private interface Loader<T> {
    T load(Load load) throws IOException;
  }

  private <T> T load(Loader<T> loader) throws IOException {
    return load(file, loader);
  }

  private static <T> T load(Path file, Loader<T> loader) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return loader.load(Load.from(checkpoint));
    }
  }

  private Path save(String name, UnaryOperator<Save> how, VariableSpec<?>... specs) {
    VariableStore other = new VariableStore();
    for (VariableSpec<?> spec : specs) {
      other.create(spec);
    }
    Path path = folder.resolve(name);
    how.apply(Save.from(other)).to(path);
    return path;
  }

  private static VariableSpec<FloatVariable> ones(String name, long... dims) {
    return VariableSpec.of(name, DType.FLOAT32, Shape.of(dims))
        .withInitializer(Initializers.ones());
  }

  private static List<String> problems(LoadReport report) {
    return report.problems().stream().map(Difference::toString).toList();
  }

  @Test
  void variablesThatThereAreAreSet() throws IOException {
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    LoadReport report = load(load -> load.into(store));
    assertTrained(model);
    assertEquals("model.safetensors: 3 variables, 44 bytes, 3 copied", report.toString());
  }

  @Test
  void variablesOfABindAreNeverInitialized() throws IOException {
    Model[] model = new Model[1];
    LoadReport report =
        load(load -> load.during(store, () -> model[0] = bind(store, Reuse.FALSE, NEVER)));
    assertTrained(model[0]);
    assertEquals("model.safetensors: 3 variables, 44 bytes, 3 copied", report.toString());
    store.create(VariableSpec.of("net/x", DType.FLOAT32, Shape.of(2)));
  }

  @Test
  void severalBindsMayShareALoad() throws IOException {
    VariableStore two = new VariableStore();
    two.create(ones("a/v", 2));
    two.create(ones("b/v", 2));
    Save.from(two).to(file);
    try (Checkpoint checkpoint = Checkpoint.open(file);
        Loading loading = Load.from(checkpoint).before(store)) {
      store.create(ones("a/v", 2).withInitializer(NEVER));
      LoadException early = assertThrows(LoadException.class, loading::finish);
      assertEquals(
          List.of("UNEXPECTED: b/v (2,) F32 is in the file, but no variable has that name."),
          problems(early.report()));
    }
    VariableStore again = new VariableStore();
    try (Checkpoint checkpoint = Checkpoint.open(file);
        Loading loading = Load.from(checkpoint).before(again)) {
      again.create(ones("a/v", 2).withInitializer(NEVER));
      LoadException missing = assertThrows(LoadException.class, () -> again.create(ones("c/v", 2)));
      assertEquals(
          List.of("MISSING: c/v (2,) float32 is not in the file. Did you mean a/v, or b/v?"),
          problems(missing.report()));
      again.create(ones("b/v", 2).withInitializer(NEVER));
      assertEquals(2, loading.finish().loaded().size());
    }
  }

  @Test
  void newVariablesMayBeInPlace() throws IOException {
    Model[] model = new Model[1];
    LoadReport report =
        load(
            load -> load.inPlace().during(store, () -> model[0] = bind(store, Reuse.FALSE, NEVER)));
    assertTrained(model[0]);
    assertEquals(
        "model.safetensors: 3 variables, 44 bytes, 2 in place, 1 copied", report.toString());
    assertTrue(model[0].w.isReadOnly());
    assertThrows(VariableException.class, () -> model[0].w.set(0, 1));
    VariableException readOnly =
        assertThrows(VariableException.class, () -> load(load -> load.into(store)));
    VariableException assigned =
        assertThrows(VariableException.class, () -> model[0].w.assign(model[0].w));
    assertEquals(assigned.getMessage(), readOnly.getMessage());
  }

  @Test
  void pagesThatAreWrittenToAreCopied() throws IOException {
    byte[] before = Files.readAllBytes(file);
    Model[] model = new Model[1];
    load(
        load ->
            load.inPlaceCopiedOnWrite()
                .during(store, () -> model[0] = bind(store, Reuse.FALSE, NEVER)));
    assertTrained(model[0]);
    assertFalse(model[0].w.isReadOnly());
    model[0].w.set(0, 99);
    assertEquals(99, model[0].w.get(0));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void aFileMayBeReplacedWhileItIsInPlace() throws IOException {
    Model[] model = new Model[1];
    load(load -> load.inPlace().during(store, () -> model[0] = bind(store, Reuse.FALSE, NEVER)));
    VariableStore other = new VariableStore();
    bind(other, Reuse.FALSE, Initializers.zeros());
    Save.from(other).to(file);
    assertTrained(model[0]);
    Model reloaded = bind(new VariableStore(), Reuse.FALSE, Initializers.ones());
    assertFalse(reloaded.w.isReadOnly());
    // In place of itself, too.
    Save.from(store).to(file);
    Model back = bind(other, Reuse.TRUE, NEVER);
    load(load -> load.into(other));
    assertTrained(back);
  }

  @Test
  void allDifferencesAreToldAtOnceAndNothingChanges() throws IOException {
    file =
        save(
            "other.safetensors",
            save -> save.narrowing(DType.FLOAT16, "net/scale"),
            ones("net/w", 3, 2),
            ones("net/scale", 2),
            ones("net/bias", 3));
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    List<String> expected =
        List.of(
            "SHAPE: net/w has shape (2, 3), and (3, 2) in the file. It may be transposed.",
            "MISSING: net/b (3,) float32 is not in the file.",
            "DTYPE: net/scale has dtype float32, and F16 in the file. It is widened where that is"
                + " allowed.",
            "UNEXPECTED: net/bias (3,) F32 is in the file, but no variable has that name.");
    LoadException e = assertThrows(LoadException.class, () -> load(load -> load.into(store)));
    assertEquals(expected, problems(e.report()));
    assertEquals(
        file
            + ": it does not fit, and nothing was loaded (1 MISSING, 1 UNEXPECTED, 1 SHAPE, 1"
            + " DTYPE).\n  "
            + String.join("\n  ", expected),
        e.getMessage());
    assertZeros(model);
    assertEquals(expected, problems(load(load -> load.check(store))));

    VariableStore empty = new VariableStore();
    e =
        assertThrows(
            LoadException.class,
            () -> load(load -> load.during(empty, () -> bind(empty, Reuse.FALSE, NEVER))));
    assertEquals(expected, problems(e.report()));
    assertEquals(List.of(), empty.variables());
    bind(empty, Reuse.FALSE, Initializers.zeros());
  }

  @ParameterizedTest
  @EnumSource(Mismatch.class)
  void eachDifferenceIsAllowedOnItsOwn(Mismatch allowed) throws IOException {
    file =
        save(
            "other.safetensors",
            save -> save.narrowing(DType.FLOAT16, "net/scale"),
            ones("net/w", 3, 2),
            ones("net/scale", 2),
            ones("net/bias", 3));
    bind(store, Reuse.FALSE, Initializers.zeros());
    LoadReport report = load(load -> load.allowing(allowed, "a trial", "net/*").check(store));
    assertEquals(3, report.problems().size());
    assertEquals(1, report.allowed().size());
    assertEquals(allowed, report.allowed().get(0).mismatch());
    assertTrue(report.allowed().get(0).toString().endsWith(" Allowed: a trial"));
    // Of other variables it is not allowed.
    assertEquals(
        4, load(load -> load.allowing(allowed, "", "net", "n*t/x").check(store)).problems().size());
  }

  @Test
  void whatIsAllowedKeepsItsValues() throws IOException {
    file =
        save(
            "other.safetensors",
            save -> save.narrowing(DType.BFLOAT16, "net/scale"),
            ones("net/w", 3, 2),
            ones("net/scale", 2),
            ones("net/bias", 3));
    Loader<Load> relaxed =
        load ->
            load.allowing(Mismatch.SHAPE, "older layout", "net/w")
                .allowing(Mismatch.MISSING, "new", "*/b")
                .allowing(Mismatch.UNEXPECTED, "old", "net/bias")
                .allowing(Mismatch.DTYPE, "saved in half", "net/scale");
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    LoadReport report = load(load -> relaxed.load(load).into(store));
    assertArrayEquals(new float[] {1, 1}, model.scale);
    assertArrayEquals(new float[6], model.w.toArray());
    assertArrayEquals(new float[3], model.b.toArray());
    assertEquals(
        "other.safetensors: 1 variable, 4 bytes, 1 widened\n"
            + "  SHAPE: net/w has shape (2, 3), and (3, 2) in the file. It may be transposed."
            + " Allowed: older layout\n"
            + "  MISSING: net/b (3,) float32 is not in the file. Allowed: new\n"
            + "  DTYPE: net/scale has dtype float32, and BF16 in the file. It is widened where that"
            + " is allowed. Allowed: saved in half\n"
            + "  UNEXPECTED: net/bias (3,) F32 is in the file, but no variable has that name."
            + " Allowed: old",
        report.toString());

    VariableStore empty = new VariableStore();
    Model[] made = new Model[1];
    load(
        load ->
            relaxed
                .load(load)
                .inPlace()
                .during(empty, () -> made[0] = bind(empty, Reuse.FALSE, Initializers.constant(5))));
    assertArrayEquals(new float[] {1, 1}, made[0].scale);
    assertArrayEquals(new float[] {5, 5, 5}, made[0].b.toArray());
    assertFalse(made[0].b.isReadOnly());
  }

  @Test
  void namesAreChangedByRulesInOrder() throws IOException {
    file =
        save(
            "torch.safetensors",
            save -> save,
            ones("model.layers.0.weight", 2, 3),
            ones("model.layers.0.bias", 3),
            ones("model.gain", 2));
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    load(
        load ->
            load.renaming(Rename.prefix("model.", "net."))
                .renaming(Rename.pattern("layers\\.(\\d+)\\.(weight|bias)", "$2$1"))
                .renaming(Rename.separator(".", "/"))
                .renaming(Rename.exactly("net/weight0", "net/w"))
                .renaming(Rename.exactly("net/bias0", "net/b"))
                .renaming(Rename.exactly("net/gain", "net/scale"))
                .into(store));
    assertArrayEquals(new float[] {1, 1, 1}, model.b.toArray());
    CheckpointException clash =
        assertThrows(
            CheckpointException.class,
            () -> load(load -> load.renaming(name -> "net/w").into(store)));
    assertTrue(clash.reason().endsWith("are both renamed to 'net/w'."), clash.reason());
    LoadReport report =
        load(load -> load.renaming(Rename.prefix("model.gain", "net/scal")).check(store));
    assertTrue(
        problems(report)
            .contains(
                "UNEXPECTED: model.gain (2,) F32, renamed to net/scal, is in the file, but no"
                    + " variable has that name. Did you mean net/scale?"),
        report::toString);
  }

  @Test
  void oneTensorMayHaveTheValuesOfSeveralNames() throws IOException {
    file = save("tied.safetensors", save -> save.alias("net/head", "net/wte"), ones("net/wte", 2));
    FloatVariable wte = store.create(ones("net/wte", 2).withInitializer(Initializers.zeros()));
    load(load -> load.into(store));
    assertEquals(1, wte.get(0));
    FloatVariable head = store.create(ones("net/head", 2).withInitializer(Initializers.zeros()));
    LoadReport report = load(load -> load.into(store));
    assertEquals(1, head.get(0));
    assertEquals("tied.safetensors: 2 variables, 16 bytes, 2 copied", report.toString());
    VariableStore untied = new VariableStore();
    load(
        load -> {
          Loading loading = load.inPlace().before(untied);
          untied.create(ones("net/head", 2).withInitializer(NEVER));
          return loading.finish();
        });
  }

  @Test
  void aliasesAreOfVariables() {
    for (String[] names : new String[][] {{"a", "c"}, {"a", "a"}, {"b", "a"}}) {
      CheckpointException e =
          assertThrows(
              CheckpointException.class,
              () ->
                  save(
                      "x.safetensors",
                      save -> save.alias(names[0], names[1]),
                      ones("a", 2),
                      ones("b", 2)));
      assertTrue(
          e.reason()
              .startsWith("'" + names[0] + "' cannot be another name of '" + names[1] + "': "),
          e.reason());
      assertFalse(Files.exists(folder.resolve("x.safetensors")));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoStopsALoadHasTheOldValues(boolean isBound) throws IOException {
    List<Long> told = new ArrayList<>();
    Progress stop =
        (done, total) -> {
          told.add(done);
          assertEquals(44, total);
          return done < 30;
        };
    Model model = isBound ? bind(store, Reuse.FALSE, Initializers.zeros()) : null;
    assertThrows(
        CancellationException.class,
        () ->
            load(
                load ->
                    isBound
                        ? load.reporting(stop).into(store)
                        : load.reporting(stop)
                            .during(store, () -> bind(store, Reuse.FALSE, NEVER))));
    assertTrue(told.size() > 1, told::toString);
    if (isBound) {
      assertZeros(model);
    } else {
      assertEquals(List.of(), store.variables());
    }
  }

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
  void aFileThatBecameShorterLeavesNothingHalf() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 8));
      assertThrows(
          CheckpointException.class,
          () ->
              Load.from(checkpoint)
                  .during(store, () -> bind(store, Reuse.FALSE, Initializers.zeros())));
    }
    assertEquals(List.of(), store.variables());
  }

  @Test
  void onlyAScopeMayBeLoaded() throws IOException {
    Model model = bind(store, Reuse.FALSE, Initializers.zeros());
    FloatVariable other = store.create(ones("other/v", 2));
    load(load -> load.into(store.scope("net")));
    assertTrained(model);
    assertEquals(1, other.get(0));
  }

  @Test
  void whatABindSharesIsLeftAlone() throws IOException {
    FloatVariable b = store.create(ones("net/b", 3).withInitializer(Initializers.constant(-1)));
    Model[] model = new Model[1];
    LoadException e =
        assertThrows(
            LoadException.class,
            () ->
                load(load -> load.during(store, () -> model[0] = bind(store, Reuse.AUTO, NEVER))));
    assertEquals(
        List.of("UNEXPECTED: net/b (3,) F32 is in the file, but no variable has that name."),
        problems(e.report()));
    load(
        load ->
            load.allowing(Mismatch.UNEXPECTED, "has its own", "net/b")
                .during(store, () -> model[0] = bind(store, Reuse.AUTO, NEVER)));
    assertSame(b, model[0].b);
    assertEquals(-1, b.get(0));
    assertEquals(6, model[0].w.get(5));
  }

  @Test
  void aBindThatFailsForAnotherReasonChangesNothing() throws IOException {
    assertThrows(
        VariableException.class,
        () ->
            load(
                load ->
                    load.during(
                        store,
                        () -> {
                          Binding in = Binding.at(store.root(), "acme.Net");
                          in.variable("x", DType.FLOAT32, Shape.of(2))
                              .reuse(Reuse.TRUE)
                              .to(x -> {});
                          in.commit();
                        })));
    // The load is over, so this does not ask the file.
    store.create(ones("x", 2));
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
