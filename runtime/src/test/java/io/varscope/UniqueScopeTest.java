package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import io.varscope.rules.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class UniqueScopeTest {

  private final VariableStore store = new VariableStore();
  private final Scope root = store.root();

  private static String create(Scope scope, String name) {
    return scope.variable(name, DType.FLOAT32, Shape.scalar()).name();
  }

  private static List<String> unique(Scope scope, String name, int count) {
    return IntStream.range(0, count).mapToObj(k -> scope.uniqueScope(name).path()).toList();
  }

  @Test
  void theFirstHasTheNameAndTheOthersANumber() {
    assertEquals(List.of("dense", "dense_1", "dense_2"), unique(root, "dense", 3));
    assertEquals(List.of("conv", "conv_1"), unique(root, "conv", 2));
  }

  @Test
  void eachPlaceCountsForItself() {
    assertEquals(List.of("a/d", "a/d_1"), unique(store.scope("a"), "d", 2));
    assertEquals(List.of("b/d", "b/d_1"), unique(store.scope("b"), "d", 2));
    assertEquals("d", root.uniqueScope("d").path());
  }

  @Test
  void itDoesNotMatterWhichScopeValueIsAsked() {
    Scope a = store.scope("a");
    assertEquals("a/d", a.uniqueScope("d").path());
    assertEquals("a/d_1", store.scope("a").withTrainable(false).uniqueScope("d").path());
    assertEquals("a/d_2", root.uniqueScope("a/d").path(), "several segments");
    assertEquals("a/d_3", store.scope("b").uniqueScope("/a/d").path(), "absolute");
  }

  @Test
  void eachStoreCountsForItself() {
    assertEquals("d", root.uniqueScope("d").path());
    assertEquals("d", new VariableStore().root().uniqueScope("d").path());
  }

  @Test
  void numbersThatAreTakenAreSkipped() {
    assertEquals("d_1", root.uniqueScope("d_1").path());
    assertEquals(List.of("d", "d_2"), unique(root, "d", 2));
    assertEquals("d_1_1", root.uniqueScope("d_1").path());
  }

  @Test
  void whatExistsIsTaken() {
    create(root, "d");
    create(root, "d_1/v");
    create(root, "d_2/inner/v");
    create(root, "d_33/v");
    assertEquals(List.of("d_3", "d_4"), unique(root, "d", 2));
  }

  @Test
  void whatOnlyBeginsAlikeIsNotTaken() {
    create(root, "dd/v");
    create(root, "other/d/v");
    assertEquals("d", root.uniqueScope("d").path());
  }

  @Test
  void aScopeWithAUniqueScopeBelowIsTaken() {
    assertEquals("net/d", store.scope("net").uniqueScope("d").path());
    assertEquals("net_1", root.uniqueScope("net").path());
  }

  @Test
  void aScopeThatWasOnlyOpenedIsNotTaken() {
    Scope opened = store.scope("d");
    assertEquals(opened.path(), root.uniqueScope("d").path());
  }

  @Test
  void uniqueScopesNest() {
    Scope first = root.uniqueScope("block");
    Scope second = root.uniqueScope("block");
    assertEquals("block/dense/v", create(first.uniqueScope("dense"), "v"));
    assertEquals("block/dense_1/v", create(first.uniqueScope("dense"), "v"));
    assertEquals("block_1/dense/v", create(second.uniqueScope("dense"), "v"));
  }

  @Test
  void defaultsAreInherited() {
    Scope parent = store.scope("a").withInitializer(Initializers.ones()).withTrainable(false);
    Scope unique = parent.uniqueScope("d");
    assertEquals(Reuse.FALSE, unique.reuse());
    assertEquals(Optional.of(Initializers.ones()), unique.initializer());
    assertFalse(unique.trainable());
    assertSame(store, unique.store());
  }

  @Test
  void aScopeThatSharesGivesNoNewOne() {
    for (Reuse reuse : List.of(Reuse.TRUE, Reuse.AUTO)) {
      problem(
          "[IllegalUniqueScope] Scope net has Reuse."
              + reuse
              + ", but uniqueScope(\"d\") always gives a new scope, where there is nothing to share."
              + " Keep the scope that it gave when the variables were created, and share them"
              + " through its withReuse(Reuse."
              + reuse
              + ").",
          () -> store.scope("net").withReuse(reuse).uniqueScope("d"));
      problem(
          "[IllegalUniqueScope] Scope / has Reuse."
              + reuse
              + ", but uniqueScope(\"/d\") always gives a new scope, where there is nothing to share."
              + " Keep the scope that it gave when the variables were created, and share them"
              + " through its withReuse(Reuse."
              + reuse
              + ").",
          () -> root.withReuse(reuse).uniqueScope("/d"));
    }
    assertEquals("net/d", store.scope("net").uniqueScope("d").path(), "no number is used up");
    assertEquals("d", root.uniqueScope("d").path(), "no number is used up");
  }

  @Test
  void whatWasCreatedInItCanBeShared() {
    Scope unique = root.uniqueScope("d");
    FloatVariable v = unique.variable("v", DType.FLOAT32, Shape.scalar());
    Scope reusing = unique.withReuse(Reuse.TRUE);
    assertSame(v, reusing.variable("v", DType.FLOAT32, Shape.scalar()));
    reusing = store.scope("d").withReuse(Reuse.TRUE);
    assertSame(v, reusing.variable("v", DType.FLOAT32, Shape.scalar()));
  }

  @Test
  void theNumberIsWrittenAlikeUnderEverySeparator() {
    assertEquals(List.of("h.d", "h.d_1"), unique(store.scope("h", "."), "d", 2));
    assertEquals(List.of("h-d", "h-d_1"), unique(store.scope("h", "-"), "d", 2));
    assertEquals(List.of("h_d", "h_d_1"), unique(store.scope("h", "_"), "d", 2));
    create(store.scope("k", "."), "d.v");
    assertEquals("k.d_1", store.scope("k", ".").uniqueScope("d").path());
  }

  @Test
  void illegalNamesAreRefusedAndTakeNothing() {
    problem(
        "[IllegalName] '' is not a valid variable or scope name: it is empty.",
        () -> root.uniqueScope(""));
    problem(
        "[IllegalName] 'a/' is not a valid variable or scope name: it ends with '/'.",
        () -> root.uniqueScope("a/"));
    problem(
        "[IllegalName] '_d' is not a valid variable or scope name:"
            + " at the top of the graph a name must start with a letter, a digit or '.'.",
        () -> root.uniqueScope("_d"));
    assertEquals("a", root.uniqueScope("a").path());
    assertEquals("a/_d", store.scope("a").uniqueScope("_d").path());
  }

  /**
   * While a bind makes its variables visible, their scopes are in use all the time. There are so
   * many that this takes longer than many calls.
   */
  @Test
  void whatALargeBindCreatesIsInUseAllTheWhile() throws Exception {
    int count = 100_000;
    Binding binding = Binding.at(root, "Net");
    CountDownLatch decided = new CountDownLatch(1);
    for (int i = 0; i < count; i++) {
      Declared.in(binding, "layer" + i + "/v", DType.INT8, Shape.scalar())
          .initializer((variable, random) -> decided.countDown())
          .to(variable -> {});
    }
    FutureTask<Void> bind = new FutureTask<>(binding::commit, null);
    new Thread(bind).start();
    decided.await();
    for (int i = 0; !bind.isDone(); i = (i + 7919) % count) {
      assertNotEquals("layer" + i, root.uniqueScope("layer" + i).path());
    }
    bind.get();
  }

  @Test
  void whatCouldNotBeCreatedIsFree() {
    assertThrows(
        VariableException.class,
        () ->
            root.variable(
                "d/v",
                DType.INT8,
                Shape.scalar(),
                (variable, random) -> {
                  throw new IllegalStateException("on purpose");
                }));
    assertEquals("d", root.uniqueScope("d").path());
  }

  @Test
  void whatIsBeingCreatedIsInUse() {
    List<String> given = new ArrayList<>();
    root.variable(
        "d/v",
        DType.INT8,
        Shape.scalar(),
        (variable, random) -> given.add(root.uniqueScope("d").path()));
    assertEquals(List.of("d_1"), given);
  }

  @Test
  void aVariableThatFailsInAScopeThatWasGivenOutLeavesItTaken() {
    Scope given = root.uniqueScope("d");
    assertThrows(
        VariableException.class,
        () ->
            root.variable(
                "d",
                DType.INT8,
                Shape.scalar(),
                (variable, random) -> {
                  throw new IllegalStateException("on purpose");
                }));
    assertNotEquals(given.path(), root.uniqueScope("d").path());
  }

  /** One call: of uniqueScope, or one that creates a variable of that name. */
  record Call(boolean scope, String name, String separator) {}

  @Provide
  Arbitrary<List<Call>> calls() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of("a", "a_1", "a/b", "a.b", "b", "a/b_1", "a_1/b"),
            Arbitraries.of("/", ".", "_"))
        .as(Call::new)
        .list()
        .ofMaxSize(12);
  }

  @Property(tries = 2000, seed = "21")
  void noNameIsGivenThatIsInUse(@ForAll("calls") List<Call> calls) {
    VariableStore store = new VariableStore(0);
    List<String> scopes = new ArrayList<>();
    for (Call call : calls) {
      if (call.scope) {
        List<String> names =
            Stream.concat(
                    scopes.stream(), store.variables().stream().map(variable -> variable.name()))
                .toList();
        String path = store.scope("/", call.separator).uniqueScope(call.name).path();
        assertTrue(
            names.stream()
                .noneMatch(name -> name.equals(path) || Names.isWithin(name, path, call.separator)),
            () -> path + " is new among " + names);
        scopes.add(path);
      } else {
        store.auto(VariableSpec.of(call.name, DType.INT8, Shape.scalar()));
      }
    }
  }
}
