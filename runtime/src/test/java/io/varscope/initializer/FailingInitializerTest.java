package io.varscope.initializer;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.KeyedRandom;
import io.varscope.Shape;
import io.varscope.VariableException;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

class FailingInitializerTest {

  private final VariableStore store = new VariableStore();
  private final FloatVariable before = store.create(spec("before", Initializers.zeros()));

  private static VariableSpec<FloatVariable> spec(String name, Initializer initializer) {
    return VariableSpec.of(name, DType.FLOAT32, Shape.of(2)).withInitializer(initializer);
  }

  private void assertNothingIsLeft() throws InterruptedException {
    assertEquals(List.of(before), store.variables());
    assertEquals(Optional.empty(), store.find("v"));
    // From another thread, because the lock may not stay with the one that failed.
    AtomicReference<FloatVariable> after = new AtomicReference<>();
    Thread other = new Thread(() -> after.set(store.create(spec("v", Initializers.ones()))));
    other.start();
    other.join();
    assertEquals(List.of(before, after.get()), store.variables());
  }

  @Test
  void anExceptionNamesTheVariableAndKeepsTheCause() throws Exception {
    IllegalStateException cause = new IllegalStateException("no such table");
    VariableException e =
        problem(
            "[IllegalInitializer] Variable v cannot be initialized so: its initializer failed with"
                + " java.lang.IllegalStateException: no such table.",
            () ->
                store.create(
                    spec(
                        "v",
                        (variable, random) -> {
                          throw cause;
                        })));
    assertSame(cause, e.getCause());
    assertNothingIsLeft();
  }

  @Test
  void anInitializerThatFailsHalfWayLeavesNothing() throws Exception {
    assertThrows(
        VariableException.class,
        () ->
            store.auto(
                spec(
                    "v",
                    (variable, random) -> {
                      for (int i = 0; true; i++) {
                        variable.setFromDouble(i, 1);
                      }
                    })));
    assertNothingIsLeft();
  }

  @Test
  void anErrorPassesAsItIs() throws Exception {
    for (Error error : List.of(new OutOfMemoryError("heap"), new StackOverflowError())) {
      Executable create =
          () ->
              store.create(
                  spec(
                      "v",
                      (variable, random) -> {
                        throw error;
                      }));
      assertSame(error, assertThrows(Error.class, create));
      assertEquals(List.of(before), store.variables());
    }
    assertNothingIsLeft();
  }

  @Test
  void anInitializersOwnObjectionIsTold() throws Exception {
    Initializer objecting =
        new Initializer() {
          @Override
          public void initialize(AnyVariable variable, KeyedRandom random) {
            throw new AssertionError("not asked to");
          }

          @Override
          public Optional<String> problem(DType<?> dtype, Shape shape) {
            return Optional.of("no table for " + dtype + " " + shape);
          }
        };
    String message =
        "[IllegalInitializer] Variable v cannot be initialized so: no table for float32 (2,).";
    problem(message, () -> store.create(spec("v", objecting)));
    problem(message, () -> store.create(spec("v", objecting.withSeed(1))));
    assertNothingIsLeft();
  }

  @Test
  void anInitializerMayNotAskItsStore() throws Exception {
    String message =
        "[InitializerUsesStore] An initializer asked its store to create or share before:"
            + " it may only fill the variable that it is given.";
    problem(
        message,
        () ->
            store.create(
                spec("v", (v, random) -> store.reuse(spec("before", Initializers.zeros())))));
    assertNothingIsLeft();
  }

  @Test
  void anInitializerMayNotCreateInItsStore() throws Exception {
    String message =
        "[InitializerUsesStore] An initializer asked its store to create or share w:"
            + " it may only fill the variable that it is given.";
    VariableSpec<FloatVariable> w = spec("w", Initializers.ones());
    problem(message, () -> store.create(spec("v", (v, random) -> store.create(w))));
    problem(message, () -> store.create(spec("v", (v, random) -> store.auto(w))));
    assertNothingIsLeft();
  }

  @Test
  void anInitializerMayNotCreateWhileItIsAskedForObjections() throws Exception {
    Initializer curious =
        new Initializer() {
          @Override
          public void initialize(AnyVariable variable, KeyedRandom random) {}

          @Override
          public Optional<String> problem(DType<?> dtype, Shape shape) {
            store.create(spec("v", Initializers.ones()));
            return Optional.empty();
          }
        };
    problem(
        "[InitializerUsesStore] An initializer asked its store to create or share v:"
            + " it may only fill the variable that it is given.",
        () -> store.create(spec("v", curious)));
    assertNothingIsLeft();
  }

  /** It would wait for the thread that waits for it. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aThreadThatHelpsMayNotCreateEither() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
    VariableStore helped = new VariableStore(0, work -> new Thread(work).start());
    CountDownLatch asked = new CountDownLatch(1);
    Thread creator = Thread.currentThread();
    Initializer asking =
        (variable, random) ->
            random.forEachBlock(
                variable.size(),
                (index, from, to) -> {
                  if (Thread.currentThread().equals(creator)) {
                    awaitUnchecked(asked);
                  } else {
                    asked.countDown();
                    helped.auto(spec("v", Initializers.ones()));
                  }
                });
    problem(
        "[InitializerUsesStore] An initializer asked its store to create or share v:"
            + " it may only fill the variable that it is given.",
        () ->
            helped.create(
                VariableSpec.of("v", DType.FLOAT32, Shape.of(4L * KeyedRandom.BLOCK))
                    .withInitializer(asking)));
    assertEquals(List.of(), helped.variables());
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      assertTrue(latch.await(1, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSourceOfValuesMayNotCreateEither() throws Exception {
    store.provide(
        spec -> {
          if (spec.name().equals("w")) {
            store.create(spec("v", Initializers.ones()));
          }
          return Optional.empty();
        });
    problem(
        "[InitializerUsesStore] An initializer asked its store to create or share v:"
            + " it may only fill the variable that it is given.",
        () -> store.create(spec("w", Initializers.ones())));
    assertNothingIsLeft();
  }

  @Test
  void anInitializerMayReadItsStore() {
    before.setAll(3, 4);
    FloatVariable copy =
        store.create(
            spec(
                "copy",
                (v, random) -> {
                  for (int i = 0; i < v.size(); i++) {
                    v.setFromDouble(i, store.get("before").getAsDouble(i));
                  }
                }));
    assertEquals(4, copy.get(1));
  }

  @Test
  void anInitializerMayUseAnotherStore() {
    VariableStore other = new VariableStore();
    store.create(spec("v", (v, random) -> other.create(spec("w", Initializers.ones()))));
    assertEquals(1, other.variables().size());
  }
}
