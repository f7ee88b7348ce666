package io.varscope.initializer;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Variables of many blocks, which the store's executor helps to initialize. */
@Timeout(60)
class ParallelInitializationTest {

  private static final int SIZE = 10 * KeyedRandom.BLOCK + 5;

  private final ExecutorService pool = Executors.newFixedThreadPool(3);

  @AfterEach
  void shutDown() {
    pool.shutdownNow();
  }

  private static <V extends AnyVariable> VariableSpec<V> spec(
      String name, DType<V> dtype, Initializer initializer) {
    return VariableSpec.of(name, dtype, Shape.of(SIZE)).withInitializer(initializer);
  }

  /** The bytes of variables of several dtypes, with the help of an executor. */
  private static List<Integer> hashes(Executor executor) {
    VariableStore store = new VariableStore(7, executor);
    for (DType<?> dtype : DType.values()) {
      if (dtype.isFloating()) {
        store.create(spec("normal" + dtype, dtype, Initializers.normal(0, 1)));
        store.create(spec("truncated" + dtype, dtype, Initializers.truncatedNormal(0, 1)));
      }
      if (dtype != DType.BOOL) {
        store.create(spec("uniform" + dtype, dtype, Initializers.uniform(0, 100)));
      }
      store.create(spec("ones" + dtype, dtype, Initializers.ones()));
    }
    return store.variables().stream()
        .map(
            variable -> {
              byte[] bytes = new byte[variable.bytes().capacity()];
              variable.bytes().get(0, bytes);
              return Arrays.hashCode(bytes);
            })
        .toList();
  }

  @Test
  void theValuesDoNotDependOnTheExecutor() throws Exception {
    List<Integer> alone = hashes(Runnable::run);
    assertEquals(alone, hashes(pool));
    assertEquals(
        alone,
        hashes(
            task -> {
              throw new RejectedExecutionException("full");
            }));
    assertEquals(alone, hashes(task -> {}), "an executor that forgets");
    assertEquals(alone, hashes(task -> new Thread(task).start()));
  }

  @Test
  void aPoolWhoseThreadsAllWaitIsNotWaitedFor() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < 3; i++) {
      pool.execute(
          () -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              // The test is over.
            }
          });
    }
    assertEquals(hashes(Runnable::run), hashes(pool));
    end.countDown();
  }

  @Test
  void threadsOfThePoolMayCreateThemselves() throws Exception {
    VariableStore store = new VariableStore(7, pool);
    List<Callable<FloatVariable>> tasks = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      VariableSpec<FloatVariable> spec = spec("v" + i, DType.FLOAT32, Initializers.ones());
      tasks.add(() -> store.create(spec));
    }
    List<Future<FloatVariable>> created = pool.invokeAll(tasks);
    for (Future<FloatVariable> variable : created) {
      assertEquals(SIZE, variable.get().statistics().count());
      assertEquals(1, variable.get().statistics().min());
    }
  }

  private static Initializer failing(Throwable failure) {
    return (variable, random) ->
        random.forEachBlock(
            variable.size(),
            (index, from, to) -> {
              if (index == 5) {
                ParallelInitializationTest.<RuntimeException>sneak(failure);
              }
            });
  }

  /** Throws anything without saying so, as other languages do. */
  @SuppressWarnings("unchecked") // That is the trick.
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void aBlockThatFailsLeavesTheStoreAsItWas() {
    for (Executor executor : List.<Executor>of(Runnable::run, pool)) {
      VariableStore store = new VariableStore(7, executor);
      FloatVariable before = store.create(spec("before", DType.FLOAT32, Initializers.ones()));
      RuntimeException cause = new IllegalStateException("no such table");
      VariableException e =
          problem(
              "[IllegalInitializer] Variable m/v2 cannot be initialized so: its initializer failed"
                  + " with java.lang.IllegalStateException: no such table.",
              () -> {
                Binding binding = Binding.at(store.scope("m"), "acme.Model");
                for (int i = 0; i < 5; i++) {
                  Initializer initializer = i == 2 ? failing(cause) : Initializers.ones();
                  Declared.in(binding, "v" + i, DType.FLOAT32, Shape.of(SIZE))
                      .initializer(initializer)
                      .to(v -> {});
                }
                binding.commit();
              });
      assertSame(cause, e.getCause());
      assertEquals(List.of(before), store.variables());
      assertEquals("m/v2", store.create(spec("m/v2", DType.INT8, Initializers.ones())).name());
    }
  }

  @Test
  void whatIsNoRuntimeExceptionPassesAsItIs() {
    for (Executor executor : List.<Executor>of(Runnable::run, pool)) {
      VariableStore store = new VariableStore(7, executor);
      for (Throwable failure : List.of(new StackOverflowError(), new IOException("closed"))) {
        assertSame(
            failure,
            assertThrows(
                Throwable.class, () -> store.create(spec("v", DType.FLOAT32, failing(failure)))));
        assertEquals(List.of(), store.variables());
      }
    }
  }

  @Test
  void aHelpersCheckedExceptionIsToldToTheCreator() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "else nobody helps");
    Thread creator = Thread.currentThread();
    CountDownLatch helped = new CountDownLatch(1);
    IOException failure = new IOException("closed");
    Initializer initializer =
        (variable, random) ->
            random.forEachBlock(
                variable.size(),
                (index, from, to) -> {
                  if (Thread.currentThread() != creator) {
                    helped.countDown();
                    ParallelInitializationTest.<RuntimeException>sneak(failure);
                  }
                  while (helped.getCount() > 0) {
                    Thread.onSpinWait();
                  }
                });
    VariableStore store = new VariableStore(7, pool);
    assertSame(
        failure,
        assertThrows(Throwable.class, () -> store.create(spec("v", DType.FLOAT32, initializer))));
    assertEquals(List.of(), store.variables());
  }

  @Test
  void aThreadThatIsInterruptedStaysSo() {
    float[] expected =
        new VariableStore().create(spec("v", DType.FLOAT32, Initializers.normal(0, 1))).toArray();
    Thread.currentThread().interrupt();
    float[] values =
        new VariableStore(0, pool)
            .create(spec("v", DType.FLOAT32, Initializers.normal(0, 1)))
            .toArray();
    assertTrue(Thread.interrupted());
    assertFalse(Thread.interrupted());
    assertArrayEquals(expected, values);
  }

  @Test
  void everyBlockIsGivenOnce() {
    for (int size : new int[] {0, 1, KeyedRandom.BLOCK, SIZE}) {
      List<List<Integer>> blocks = Collections.synchronizedList(new ArrayList<>());
      new VariableStore(0, pool)
          .create(
              VariableSpec.of("v", DType.INT8, Shape.of(size))
                  .withInitializer(
                      (variable, random) ->
                          random.forEachBlock(
                              size, (index, from, to) -> blocks.add(List.of(index, from, to)))));
      int expected = (size + KeyedRandom.BLOCK - 1) / KeyedRandom.BLOCK;
      assertEquals(
          IntStream.range(0, expected)
              .mapToObj(
                  i ->
                      List.of(
                          i, i * KeyedRandom.BLOCK, Math.min(size, (i + 1) * KeyedRandom.BLOCK)))
              .toList(),
          blocks.stream().sorted((a, b) -> Integer.compare(a.get(0), b.get(0))).toList());
    }
  }

  @Test
  void thereHasToBeAnExecutor() {
    assertEquals(
        "executor",
        assertThrows(NullPointerException.class, () -> new VariableStore(0, null)).getMessage());
  }
}
