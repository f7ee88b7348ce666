package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AtomicCreationTest {

  private static final int THREADS = 8;
  private static final int ROUNDS = 200;

  private final VariableStore store = new VariableStore();
  private final AtomicInteger runs = new AtomicInteger();

  private VariableSpec<FloatVariable> spec(String name) {
    return VariableSpec.of(name, DType.FLOAT32, Shape.of(64))
        .withInitializer(
            (variable, random) -> {
              runs.incrementAndGet();
              for (int i = 0; i < variable.size(); i++) {
                variable.setFromDouble(i, 1);
              }
            });
  }

  /** What each of several threads gets if all of them ask for the same name at once. */
  private static <T> List<Future<T>> together(Callable<T> action) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      return executor.invokeAll(
          Collections.nCopies(
              THREADS,
              () -> {
                barrier.await();
                return action.call();
              }));
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void ofManyThreadsThatCreateOneNameOneSucceeds() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "v" + round;
      List<String> refusals = new ArrayList<>();
      for (Future<FloatVariable> answer : together(() -> store.create(spec(name)))) {
        try {
          assertSame(store.get(name), answer.get());
        } catch (ExecutionException e) {
          refusals.add(((VariableException) e.getCause()).id());
        }
      }
      assertEquals(Collections.nCopies(THREADS - 1, "DuplicateVariable"), refusals);
    }
    assertEquals(ROUNDS, runs.get(), "each initializer runs once");
  }

  @Test
  void manyThreadsThatAskWithAutoShareOneObject() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "v" + round;
      for (Future<FloatVariable> answer : together(() -> store.auto(spec(name)))) {
        assertSame(store.get(name), answer.get());
      }
    }
    assertEquals(ROUNDS, runs.get(), "each initializer runs once");
  }

  @Test
  void manyThreadsGetDifferentPlacesInTheOrderOfCreation() throws Exception {
    AtomicInteger next = new AtomicInteger();
    together(
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            store.create(spec("v" + next.getAndIncrement()));
          }
          return null;
        });
    assertEquals(
        IntStream.range(0, THREADS * ROUNDS).mapToObj(i -> (long) i).toList(),
        store.variables().stream().map(AnyVariable::index).toList());
  }

  @Test
  void manyThreadsGetDifferentUniqueScopes() throws Exception {
    Set<String> paths = Collections.synchronizedSet(new HashSet<>());
    together(
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            paths.add(store.scope("net").uniqueScope("layer").path());
          }
          return null;
        });
    Set<String> expected = new HashSet<>(Set.of("net/layer"));
    IntStream.range(1, THREADS * ROUNDS).forEach(k -> expected.add("net/layer_" + k));
    assertEquals(expected, paths);
  }

  @Test
  void aBindIsAsAtomicAsOneVariable() throws Exception {
    List<Future<List<FloatVariable>>> answers =
        together(
            () -> {
              List<FloatVariable> fields = new ArrayList<>();
              Binding binding = Binding.at(store.scope("m").withReuse(Reuse.AUTO), "M");
              for (String name : List.of("a", "b", "c")) {
                Declared.in(binding, name, DType.FLOAT32, Shape.of(64)).to(fields::add);
              }
              binding.commit();
              return fields;
            });
    for (Future<List<FloatVariable>> answer : answers) {
      assertEquals(store.variables("m"), answer.get());
    }
  }

  @Test
  void aVariableIsFoundOnlyAfterItIsInitialized() {
    List<Optional<AnyVariable>> seen = new ArrayList<>();
    VariableSpec<FloatVariable> spec =
        VariableSpec.of("v", DType.FLOAT32, Shape.of(1))
            .withInitializer((variable, random) -> seen.add(store.find("v")));
    FloatVariable v = store.create(spec);
    assertEquals(List.of(Optional.empty()), seen);
    assertSame(v, store.get("v"));
  }

  @Test
  void whatAThreadFindsIsFullyInitialized() throws Exception {
    Set<Float> found = Collections.synchronizedSet(new HashSet<>());
    AtomicInteger writers = new AtomicInteger();
    together(
        () -> {
          // One thread creates, the others look for what it has not created yet.
          boolean writes = writers.getAndIncrement() == 0;
          for (int i = 0; i < ROUNDS; i++) {
            String name = "v" + i;
            if (writes) {
              store.create(spec(name));
            }
            store
                .find(name)
                .map(FloatVariable.class::cast)
                .ifPresent(variable -> found.add(variable.get(variable.size() - 1)));
          }
          return null;
        });
    assertEquals(Set.of(1f), found);
  }

  @Test
  void theSecondOfTwoWaitsForTheFirst() throws Exception {
    AtomicReference<FloatVariable> second = new AtomicReference<>();
    Thread other = new Thread(() -> second.set(store.auto(spec("v"))));
    FloatVariable first =
        store.create(
            spec("v")
                .withInitializer(
                    (variable, random) -> {
                      other.start();
                      untilBlockedOrDone(other);
                      variable.setFromDouble(0, 7);
                    }));
    other.join();
    assertSame(first, second.get());
    assertEquals(7, first.get(0));
    assertEquals(0, runs.get(), "the second initializer does not run");
  }

  @Test
  void lookingUpDoesNotWaitForCreation() throws Exception {
    FloatVariable v = store.create(spec("v"));
    AtomicReference<AnyVariable> found = new AtomicReference<>();
    Thread reader = new Thread(() -> found.set(store.get("v")));
    AtomicReference<AnyVariable> foundDuringCreation = new AtomicReference<>();
    store.create(
        spec("w")
            .withInitializer(
                (variable, random) -> {
                  reader.start();
                  untilBlockedOrDone(reader);
                  foundDuringCreation.set(found.get());
                }));
    reader.join();
    assertSame(v, foundDuringCreation.get());
  }

  private static void untilBlockedOrDone(Thread thread) {
    while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
  }
}
