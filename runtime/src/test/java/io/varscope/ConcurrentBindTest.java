package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Binds of several threads to one store: side by side, unless they have a name in common. */
@Timeout(60)
class ConcurrentBindTest {

  private final VariableStore store = new VariableStore();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void shutDown() {
    threads.shutdownNow();
  }

  /** Binds names of one mode, all with the same initializer. */
  private List<FloatVariable> bind(Reuse reuse, Initializer initializer, List<String> names) {
    List<FloatVariable> fields = new ArrayList<>();
    Binding binding = Binding.at(store.root(), "acme.Model");
    for (String name : names) {
      Declared.in(binding, name, DType.FLOAT32, Shape.of(2))
          .reuse(reuse)
          .initializer(initializer)
          .to(fields::add);
    }
    binding.commit();
    return fields;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void untilItWaits(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Test
  void independentRootsAreInitializedSideBySide() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Initializer waiting =
        (variable, random) -> {
          both.countDown();
          await(both);
          variable.setFromDouble(0, 1);
        };
    Future<List<FloatVariable>> a = threads.submit(() -> bind(Reuse.FALSE, waiting, List.of("a")));
    Future<List<FloatVariable>> b = threads.submit(() -> bind(Reuse.AUTO, waiting, List.of("b")));
    assertEquals(1, a.get().get(0).get(0));
    assertEquals(1, b.get().get(0).get(0));
    assertEquals(2, store.variables().size());
  }

  /** Starts a bind of b and c while another creates a and b, which then ends in some way. */
  private List<FloatVariable> whileAnotherCreates(Reuse reuse, Runnable end) throws Exception {
    List<FloatVariable> second = Collections.synchronizedList(new ArrayList<>());
    RuntimeException[] failure = new RuntimeException[1];
    Thread other =
        new Thread(
            () -> {
              try {
                second.addAll(bind(reuse, Initializers.ones(), List.of("b", "c")));
              } catch (VariableException e) {
                failure[0] = e;
              }
            });
    Initializer first =
        (variable, random) -> {
          if (variable.name().equals("b")) {
            other.start();
            untilItWaits(other);
            assertTrue(store.find("b").isEmpty(), "neither here nor there");
            assertTrue(store.find("c").isEmpty());
            end.run();
          }
          variable.setFromDouble(0, 7);
        };
    try {
      bind(Reuse.FALSE, first, List.of("a", "b"));
    } finally {
      other.join();
    }
    if (failure[0] != null) {
      throw failure[0];
    }
    return second;
  }

  @Test
  void ofOverlappingBindsTheSecondWaitsAndShares() throws Exception {
    List<FloatVariable> second = whileAnotherCreates(Reuse.AUTO, () -> {});
    assertSame(store.get("b"), second.get(0));
    assertSame(store.get("c"), second.get(1));
    assertEquals(7, second.get(0).get(0), "made by the first");
    assertEquals(1, second.get(1).get(0), "made by the second");
    assertEquals(3, store.variables().size());
  }

  @Test
  void ofOverlappingBindsThatCreateOneSucceeds() {
    VariableException e =
        assertThrows(VariableException.class, () -> whileAnotherCreates(Reuse.FALSE, () -> {}));
    assertEquals("DuplicateVariable", e.id());
    assertEquals(List.of("a", "b"), store.variables().stream().map(AnyVariable::name).toList());
  }

  @Test
  void ifTheFirstOfOverlappingBindsFailsTheSecondCreates() {
    assertThrows(
        VariableException.class,
        () ->
            whileAnotherCreates(
                Reuse.AUTO,
                () -> {
                  throw new IllegalStateException();
                }));
    assertEquals(List.of("b", "c"), store.variables().stream().map(AnyVariable::name).toList());
    assertEquals(1, store.get("b").getAsDouble(0));
  }

  @Test
  void sharingWaitsForTheCreator() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Initializer slow =
        (variable, random) -> {
          begun.countDown();
          await(end);
        };
    Future<List<FloatVariable>> creator =
        threads.submit(() -> bind(Reuse.FALSE, slow, List.of("v")));
    await(begun);
    FloatVariable[] shared = new FloatVariable[1];
    Thread sharer =
        new Thread(() -> shared[0] = store.reuse(VariableSpec.of("v", DType.FLOAT32, Shape.of(2))));
    sharer.start();
    untilItWaits(sharer);
    assertNull(shared[0]);
    end.countDown();
    sharer.join();
    assertSame(creator.get().get(0), shared[0]);
  }

  @Test
  void manyOverlappingBindsMakeEachVariableOnce() throws Exception {
    List<String> names = IntStream.range(0, 12).mapToObj(i -> "v" + i).toList();
    AtomicInteger runs = new AtomicInteger();
    List<Future<List<FloatVariable>>> all = new ArrayList<>();
    for (int k = 0; k < 200; k++) {
      Random random = new Random(k);
      List<String> some = new ArrayList<>(names);
      Collections.shuffle(some, random);
      List<String> asked = List.copyOf(some.subList(0, 1 + random.nextInt(5)));
      String prefix = "r" + k / 20 + "/";
      all.add(
          threads.submit(
              () ->
                  bind(
                      Reuse.AUTO,
                      (variable, r) -> {
                        runs.incrementAndGet();
                        Thread.onSpinWait();
                        variable.setFromDouble(1, 1);
                      },
                      asked.stream().map(name -> prefix + name).toList())));
    }
    HashSet<FloatVariable> variables = new HashSet<>();
    for (Future<List<FloatVariable>> fields : all) {
      for (FloatVariable variable : fields.get()) {
        assertSame(store.get(variable.name()), variable);
        assertEquals(1, variable.get(1));
        variables.add(variable);
      }
    }
    assertEquals(variables.size(), runs.get());
    assertEquals(variables.size(), store.variables().size());
  }

  @Test
  void slotsThatSeveralThreadsAddAreOneEach() throws Exception {
    store.scope("net").variable("v", DType.FLOAT32, Shape.of(2), Initializers.ones());
    AnyVariable v = store.get("net/v");
    for (int round = 0; round < 50; round++) {
      String a = "a" + round;
      String b = "b" + round;
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        boolean isEven = t % 2 == 0;
        all.add(
            threads.submit(
                () -> {
                  await(start);
                  store.addSlots(isEven ? a : b, isEven ? b : a);
                  return List.of(v.slot(a), v.slot(b));
                }));
      }
      start.countDown();
      for (Future<?> one : all) {
        Object found = one.get();
        assertEquals(List.of(v.slot(a), v.slot(b)), found);
      }
    }
    assertEquals(100, v.slots().size());
    assertEquals(101, store.variables().size());
  }

  @Test
  void aVariableIsSeenWithItsSlots() throws Exception {
    int count = 5000; // So many that a slot which comes later is met now and then.
    AtomicInteger seen = new AtomicInteger();
    Future<?> reader =
        threads.submit(
            () -> {
              while (seen.get() < count) {
                store
                    .find("net/v" + seen.get())
                    .ifPresent(
                        v -> {
                          assertSame(store.get(v.name() + "/m"), v.slot("m"));
                          seen.incrementAndGet();
                        });
              }
            });
    Scope scope = store.scope("net").withSlots("m");
    for (int i = 0; i < count; i++) {
      scope.variable("v" + i, DType.FLOAT32, Shape.of(2), Initializers.ones());
    }
    reader.get();
    assertEquals(count, seen.get());
  }

  @Test
  void aSlotThatIsAddedIsInTheStoreToo() throws Exception {
    int count = 5000;
    List<FloatVariable> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(store.create(VariableSpec.of("net/v" + i, DType.FLOAT32, Shape.of(2))));
    }
    Future<?> reader =
        threads.submit(
            () -> {
              for (FloatVariable v : all) {
                while (v.slots().isEmpty()) {
                  Thread.onSpinWait();
                }
                assertSame(store.get(v.name() + "/m"), v.slot("m"));
              }
            });
    for (FloatVariable v : all) {
      store.slot(v, "m");
    }
    reader.get();
  }
}
