package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableException;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.generated.Binding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load belongs to the binds of its thread, and its report says what the store has got. */
class LoadingTest {

  private static final Initializer NEVER =
      (variable, random) -> {
        throw new AssertionError(variable.name() + " is initialized");
      };

  @TempDir private Path folder;
  private final VariableStore store = new VariableStore();
  private Path file;
  private Checkpoint checkpoint;
  private Load load;

  @BeforeEach
  void open() throws IOException {
    VariableStore trained = new VariableStore();
    trained.create(spec("net/w", Initializers.constant(1, 2)));
    trained.create(spec("net/b", Initializers.constant(3, 4)));
    file = folder.resolve("net.safetensors");
    Save.from(trained).to(file);
    checkpoint = Checkpoint.open(file);
    load = Load.from(checkpoint);
  }

  @AfterEach
  void close() throws IOException {
    checkpoint.close();
  }

  private static VariableSpec<FloatVariable> spec(String name, Initializer initializer) {
    return VariableSpec.of(name, DType.FLOAT32, Shape.of(2)).withInitializer(initializer);
  }

  /** Creates some variables, the last with an initializer of its own. */
  private static void bind(VariableStore store, Initializer last, String... names) {
    Binding in = Binding.at(store.scope("net"), "acme.Net");
    in.begin(1);
    for (String name : names) {
      boolean isLast = name.equals(names[names.length - 1]);
      in.declaration().initializer(isLast ? last : NEVER).float32(name, 2);
    }
    in.commit();
  }

  private void assertLoaded() {
    assertArrayEquals(new float[] {1, 2}, store.get("net/w", DType.FLOAT32).toArray());
    assertArrayEquals(new float[] {3, 4}, store.get("net/b", DType.FLOAT32).toArray());
  }

  private static void inOtherThread(Runnable work) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread other = new Thread(work, "other");
    other.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (failure.get() != null) {
      throw new AssertionError(failure.get());
    }
  }

  @Test
  void aBindOfAnotherThreadIsLeftAlone() {
    LoadReport report =
        load.during(
            store,
            () -> {
              inOtherThread(() -> store.create(spec("other/v", Initializers.ones())));
              bind(store, NEVER, "w", "b");
              inOtherThread(() -> store.create(spec("other/w", Initializers.ones())));
            });
    assertLoaded();
    assertEquals("net.safetensors: 2 variables, 16 bytes, 2 copied", report.toString());
    assertEquals(1, store.get("other/v").getAsDouble(1));
  }

  @Test
  void aBindOfAnotherThreadGetsNoValuesOfTheSameName() {
    try (Loading loading =
        load.allowing(Mismatch.UNEXPECTED, "bound elsewhere", "net/b").before(store)) {
      inOtherThread(() -> store.create(spec("net/b", Initializers.ones())));
      store.create(spec("net/w", NEVER));
      LoadReport report = loading.finish();
      assertEquals(1, report.loaded().size());
      assertEquals(1, report.allowed().size());
    }
    assertEquals(1, store.get("net/b").getAsDouble(1));
    assertEquals(2, store.get("net/w").getAsDouble(1));
  }

  /** Four threads that load, each its own model, beside four that only bind, in one store. */
  @Test
  void loadsAndBindsOfOneStoreDoNotMeet() throws Exception {
    int rounds = 50;
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      boolean isLoading = number % 2 == 0;
      String scope = "t" + number + "/";
      threads.add(
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < rounds; i++) {
                    String path = scope + i;
                    String prefix = path + "/";
                    Runnable bind =
                        () -> {
                          Binding in = Binding.at(store.scope(path), "acme.Net");
                          in.begin(1);
                          for (String name : List.of("w", "b")) {
                            in.declaration()
                                .initializer(isLoading ? NEVER : Initializers.ones())
                                .float32(name, 2);
                          }
                          in.commit();
                        };
                    if (isLoading) {
                      Load own = load.renaming(Rename.prefix("net/", prefix));
                      assertEquals(2, own.during(store, bind).loaded().size());
                    } else {
                      bind.run();
                    }
                    assertEquals(isLoading ? 4 : 1, store.get(prefix + "b").getAsDouble(1), prefix);
                  }
                } catch (Throwable e) {
                  failures.add(e);
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(), List.copyOf(failures));
    assertEquals(8 * rounds * 2, store.variables().size());
  }

  @Test
  void whatIsBoundInAnotherThreadIsTold() {
    LoadException e =
        assertThrows(
            LoadException.class,
            () ->
                load.allowing(Mismatch.UNEXPECTED, "any", "*")
                    .during(
                        store, () -> inOtherThread(() -> bind(store, Initializers.ones(), "x"))));
    assertEquals(
        file
            + ": nothing was loaded, for the bind has created no variable of this store in thread "
            + Thread.currentThread().getName()
            + ". Thread other has; a load gives its values to the thread that calls it, so bind"
            + " there. Variables that there are already are loaded with into().",
        e.getMessage());
  }

  @Test
  void whatNeverReachesTheStoreIsTold() {
    VariableStore another = new VariableStore();
    LoadException e =
        assertThrows(
            LoadException.class,
            () -> load.during(store, () -> bind(another, Initializers.ones(), "w")));
    assertEquals(
        file
            + ": nothing was loaded, for the bind has created no variable of this store in thread "
            + Thread.currentThread().getName()
            + ". Variables that there are already are loaded with into().\n"
            + "  UNEXPECTED: net/b (2,) F32 is in the file, but no variable has that name.\n"
            + "  UNEXPECTED: net/w (2,) F32 is in the file, but no variable has that name.",
        e.getMessage());
    assertEquals(2, e.report().problems().size());
  }

  private void failingBind() {
    assertThrows(
        VariableException.class,
        () ->
            bind(
                store,
                (variable, random) -> {
                  throw new IllegalStateException("fails");
                },
                "w",
                "b",
                "x"));
    assertEquals(0, store.variables().size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBindThatFailsIsNotInTheReport(boolean isInPlace) {
    Load lacking = load.allowing(Mismatch.MISSING, "new", "net/x");
    Loading loading = (isInPlace ? lacking.inPlace() : lacking).before(store);
    failingBind();
    failingBind();
    bind(store, NEVER, "w", "b");
    LoadReport report = loading.finish();
    assertLoaded();
    assertEquals(
        "net.safetensors: 2 variables, 16 bytes, 2 " + (isInPlace ? "in place" : "copied"),
        report.toString());
  }

  @Test
  void ofABindThatFailsAllIsLeft() {
    Loading loading = load.allowing(Mismatch.MISSING, "new", "net/x").before(store);
    failingBind();
    LoadException e = assertThrows(LoadException.class, loading::finish);
    assertEquals(0, e.report().loaded().size());
    assertEquals(0, e.report().allowed().size());
    assertEquals(2, e.report().problems().size());
  }

  @Test
  void whoClosesFinishes() {
    LoadException e =
        assertThrows(
            LoadException.class,
            () -> {
              try (Loading loading = load.before(store)) {
                assertNotNull(loading);
                store.create(spec("net/w", NEVER));
              }
            });
    assertEquals(
        file
            + ": the file has more than was asked for (1 UNEXPECTED). The variables that were bound"
            + " have their values from it.\n"
            + "  UNEXPECTED: net/b (2,) F32 is in the file, but no variable has that name.",
        e.getMessage());
    // It is over.
    store.create(spec("net/b", Initializers.ones()));
    assertEquals(1, store.get("net/b").getAsDouble(0));
  }

  @Test
  void whatLeavesABlockIsNotMasked() {
    IllegalStateException body = new IllegalStateException("body");
    assertSame(
        body,
        assertThrows(
            IllegalStateException.class,
            () -> {
              try (Loading loading = load.before(store)) {
                assertNotNull(loading);
                throw body;
              }
            }));
    assertTrue(body.getSuppressed()[0] instanceof LoadException);
  }

  @Test
  void whatIsFinishedStaysSo() {
    Loading loading = load.before(store);
    bind(store, NEVER, "w", "b");
    LoadReport report = loading.finish();
    assertSame(report, loading.finish());
    loading.close();
    loading.close();

    Loading early = load.before(new VariableStore());
    assertThrows(LoadException.class, early::close);
    early.close();
    assertThrows(LoadException.class, early::finish);
  }

  @Test
  void aFileWithoutChecksumsIsToldBeforeAnythingIsBound() throws IOException {
    Path unsummed = folder.resolve("unsummed.safetensors");
    VariableStore trained = new VariableStore();
    trained.create(spec("net/w", Initializers.ones()));
    Save.from(trained).withoutChecksums().to(unsummed);
    try (Checkpoint opened = Checkpoint.open(unsummed)) {
      Load verified = Load.from(opened).verified();
      assertThrows(CheckpointException.class, () -> verified.before(store));
      assertThrows(CheckpointException.class, () -> verified.into(trained));
      store.create(spec("net/w", Initializers.zeros()));
    }
  }
}
