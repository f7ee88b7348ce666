package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What TensorFlow 1.15 tests of its variable scopes, told of scopes that are values: each test has
 * the name of TensorFlow's. Where a scope is entered there, it is passed on here.
 */
class TensorFlowScopeTest {

  private static final Shape SHAPE = Shape.of(2, 3);

  private final VariableStore store = new VariableStore();
  private final Scope root = store.root();

  private static FloatVariable get(Scope scope, String name) {
    return scope.variable(name, DType.FLOAT32, SHAPE);
  }

  private static FloatVariable w(Scope scope) {
    return get(scope, "w");
  }

  private static Scope reusing(Scope scope) {
    return scope.withReuse(Reuse.TRUE);
  }

  private static VariableSpec<FloatVariable> spec(String name) {
    return VariableSpec.of(name, DType.FLOAT32, SHAPE);
  }

  private static void duplicate(String name, Runnable action) {
    problem(
        "[DuplicateVariable] Variable "
            + name
            + " already exists. Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?",
        action::run);
  }

  private static void missing(String name, Runnable action) {
    VariableException e = assertThrows(VariableException.class, action::run);
    assertEquals("MissingVariable", e.id());
    assertTrue(e.getMessage().contains("Variable " + name + " does not exist"), e.getMessage());
  }

  private static void refused(String id, String fragment, Runnable action) {
    VariableException e = assertThrows(VariableException.class, action::run);
    assertEquals(id, e.id());
    assertTrue(e.getMessage().contains(fragment), e.getMessage());
  }

  private static List<String> names(List<AnyVariable> variables) {
    return variables.stream().map(AnyVariable::name).toList();
  }

  @Test
  void testGetVar() {
    FloatVariable v = store.auto(spec("v"));
    assertSame(v, store.auto(spec("v")));
  }

  @Test
  void testNameExists() {
    FloatVariable v = store.auto(spec("v"));
    assertSame(v, store.auto(spec("v")));
    assertEquals("w", store.create(spec("w")).name());
    duplicate("v", () -> store.create(spec("v")));
    assertSame(v, store.reuse(spec("v")));
    missing("u", () -> store.reuse(spec("u")));
  }

  @Test
  void testNamelessStore() {
    get(root, "v1");
    get(root, "v2");
    assertEquals(List.of("v1", "v2"), names(store.variables()));
  }

  @Test
  void testVarScopeInitializer() {
    Scope tower = store.scope("tower").withInitializer(Initializers.constant(0.3));
    assertEquals(0.3f, w(tower.scope("foo")).get(0));
    assertEquals(0.3f, w(tower).get(0));
    Scope other = tower.withInitializer(Initializers.constant(0.5));
    assertEquals(0.5f, get(other, "x").get(0));
    assertEquals(0.3f, get(tower, "y").get(0), "the value that was captured is unchanged");
  }

  @Test
  void testEagerVariableStore() {
    Scope frozen = root.withTrainable(false);
    FloatVariable v1 = get(root, "v1");
    FloatVariable v2 = get(frozen, "v2");
    assertEquals(List.of(v1, v2), store.variables());
    assertEquals(List.of(v1), store.trainableVariables());
    assertFalse(v2.trainable());

    VariableStore copy = store.copy();
    assertEquals(List.of("v1", "v2"), names(copy.variables()));
    assertEquals(List.of("v1"), names(copy.trainableVariables()));
    for (FloatVariable original : List.of(v1, v2)) {
      FloatVariable copied = copy.get(original.name(), DType.FLOAT32);
      assertNotSame(original, copied);
      assertEquals(original.trainable(), copied.trainable());
      assertArrayEquals(original.toArray(), copied.toArray());
      original.set(0, 4);
      copied.set(0, 5);
      assertEquals(4, original.get(0), "the copy is independent");
    }
    assertEquals(List.of(v1, v2), store.variables());
  }

  /** A fully connected layer, which takes its place and whether it shares from the scope. */
  private static List<FloatVariable> dense(Scope scope) {
    return List.of(
        scope.variable("kernel", DType.FLOAT32, Shape.of(3, 2)),
        scope.variable("bias", DType.FLOAT32, Shape.of(2), Initializers.zeros()));
  }

  @Test
  void testEagerVariableStoreWithEagerDefun() {
    List<FloatVariable> first = dense(store.scope("l1"));
    List<FloatVariable> second = dense(reusing(store.scope("l1")));
    assertSame(first.get(0), second.get(0));
    assertSame(first.get(1), second.get(1));
    assertEquals(List.of("l1/kernel", "l1/bias"), names(store.variables()));
  }

  @Test
  void testEagerVariablesStoreAddsToCollections() {
    FloatVariable v1 = get(root, "v1");
    FloatVariable v2 = get(root.withTrainable(false), "v2");
    FloatVariable v3 = get(root.withGroups("a"), "v3");
    // In TensorFlow a collection of one's own takes it away from the list of all.
    assertEquals(List.of(v1, v2, v3), store.variables());
    assertEquals(List.of(v1, v3), store.trainableVariables());
    assertEquals(List.of(v3), root.variablesInGroup("a"));
  }

  @Test
  void testInitFromNonTensorValue() {
    IntVariable four = root.variable("v4", DType.INT32, Shape.scalar(), Initializers.constant(4));
    assertEquals(4, four.get());
    LongVariable three =
        root.variable("v3", DType.INT64, Shape.of(3), Initializers.constant(1, 2, 3));
    assertArrayEquals(new long[] {1, 2, 3}, three.toArray());
    // TensorFlow's {} is no value; the nearest thing that Java's types admit is no values.
    refused(
        "IllegalInitializer",
        "CONSTANT has 0 values",
        () -> root.variable("x", DType.INT32, Shape.scalar(), Initializers.constant()));
  }

  @Test
  void testInitFromNonInitializer() {
    Stream.of(DType.INT8, DType.UINT8, DType.INT16, DType.INT32, DType.INT64, DType.BOOL)
        .forEach(
            dtype -> {
              AnyVariable x = root.variable("x" + dtype, dtype, SHAPE);
              AnyVariable y = root.variable("y" + dtype, dtype, SHAPE, Initializers.zeros());
              assertSame(dtype, x.dtype());
              for (int i = 0; i < x.size(); i++) {
                assertEquals(0, x.getAsDouble(i));
                assertEquals(y.getAsDouble(i), x.getAsDouble(i));
              }
            });
  }

  @Test
  void testInitializeFromValue() {
    Initializer init = Initializers.constant(0.1);
    assertEquals(0.1f, root.variable("v", DType.FLOAT32, Shape.scalar(), init).get());
    // TensorFlow refuses a shape beside a constant; here the number of values has to fit it.
    assertEquals(0.1f, root.variable("u", DType.FLOAT32, Shape.of(2), init).get(1));
    refused(
        "IllegalInitializer",
        "shape",
        () ->
            root.variable("u2", DType.FLOAT32, Shape.of(2), Initializers.constant(0.1, 0.2, 0.3)));
    Scope foo = store.scope("foo").withInitializer(init);
    assertEquals(0.1f, foo.variable("v", DType.FLOAT32, Shape.scalar()).get());
    Initializer one = Initializers.constant(1);
    assertEquals(1, root.variable("x", DType.INT32, Shape.scalar(), one).get());
    // A literal has no dtype here, so it is its value that has to suit the variable's.
    refused(
        "IllegalInitializer",
        "int32 has no value 0.1",
        () -> root.variable("s", DType.INT32, Shape.scalar(), init));
    assertEquals(1, root.variable("t", DType.FLOAT64, Shape.scalar(), one).get());
  }

  @Test
  void testGetVariableScope() {
    Scope initialized = root.withInitializer(Initializers.constant(0.3));
    assertEquals(0.3f, get(initialized, "v").get(0));
    // Nothing has to vanish at an exit: no other scope value has changed.
    assertTrue(root.initializer().isEmpty());
    Scope foo = store.scope("foo");
    missing("foo/w", () -> w(reusing(foo)));
    assertEquals("foo/w", w(foo).name());
  }

  @Test
  void testVarScope() {
    Scope tower4 = store.scope("tower4");
    assertEquals("tower4", tower4.path());
    Scope bar = store.scope("tower5").scope("bar");
    assertEquals("tower5/bar", bar.path());
    Scope tower6 = store.scope("tower6");
    assertEquals("tower4", tower4.path(), "whatever was opened since");
    assertEquals("tower4", tower6.scope("/tower4").path());
    assertEquals("tower4/v", get(tower4, "v").name());
  }

  @Test
  void testVarScopeObjectReuse() {
    Scope sharing = store.scope("jump").withReuse(Reuse.TRUE);
    assertEquals(Reuse.TRUE, sharing.reuse());
    assertEquals(Reuse.TRUE, sharing.withReuse(Reuse.INHERIT).reuse());
    assertEquals(Reuse.TRUE, sharing.withReuse(Reuse.TRUE).reuse());
    // TensorFlow silently keeps True.
    refused("IllegalReuse", "Scope jump", () -> sharing.withReuse(Reuse.FALSE));

    Scope creating = store.scope("jump_no_reuse");
    assertEquals(Reuse.FALSE, creating.reuse());
    assertEquals(Reuse.FALSE, creating.withReuse(Reuse.INHERIT).reuse());
    assertEquals(Reuse.TRUE, creating.withReuse(Reuse.TRUE).reuse());
    assertEquals(Reuse.FALSE, creating.withReuse(Reuse.FALSE).reuse());
    assertEquals(Reuse.FALSE, creating.reuse(), "it is still what it was");
  }

  @Test
  void testVarScopeGetOrCreateReuse() {
    Scope auto = store.scope("bar").withReuse(Reuse.AUTO);
    FloatVariable v = get(auto, "v");
    for (int value = 0; value < 3; value++) {
      v.set(0, 0, value);
      FloatVariable again = get(store.scope("bar").withReuse(Reuse.AUTO), "v");
      assertSame(v, again);
      assertEquals(value, again.get(0, 0));
    }
    assertSame(v, get(reusing(auto), "v"));
  }

  @Test
  void testVarOpScope() {
    assertEquals("tower", store.scope("tower").path());
    assertEquals("tower/w", w(store.scope("tower")).name());
    duplicate("tower/w", () -> w(store.scope("tower")));
    assertEquals("default/w", w(root.uniqueScope("default")).name());
    assertEquals("default_1/w", w(root.uniqueScope("default")).name());
  }

  @Test
  void testVarOpScopeUniqueNamesInterleavedSubstringScopes() {
    for (String[] names :
        new String[][] {
          {"defaultScope1", "defaultScope1"},
          {"defaultScope1", "defaultScope1_1"},
          {"defaultScope", "defaultScope"},
          {"defaultScope1", "defaultScope1_2"},
        }) {
      Scope scope = root.uniqueScope(names[0]);
      assertEquals(names[1], scope.path());
      assertEquals(names[1] + "/layer/w", w(scope.uniqueScope("layer")).name());
    }
  }

  @Test
  void testVarOpScopeUniqueNamesWithJump() {
    Scope scope = store.scope("default");
    assertEquals("default/layer/w", w(scope.uniqueScope("layer")).name());
    assertEquals("default/layer_1/w", w(scope.uniqueScope("layer")).name());
    Scope again = store.scope("default");
    assertEquals("default/layer_2/w", w(again.uniqueScope("layer")).name());
    // TensorFlow forgets here what was counted in the jump, and would give layer_2 again.
    assertEquals("default/layer_3/w", w(scope.uniqueScope("layer")).name());
  }

  @Test
  void testVarOpScopeReuse() {
    Scope outer = store.scope("outer");
    FloatVariable tower = w(outer.scope("tower"));
    FloatVariable numbered = w(outer.uniqueScope("default"));
    assertEquals("outer/tower/w", tower.name());
    assertEquals("outer/default/w", numbered.name());

    Scope sharing = reusing(store.scope("outer"));
    assertSame(tower, w(sharing.scope("tower")));
    assertSame(numbered, w(sharing.scope("default")));
    // TensorFlow counts from the start again and finds outer/default; here the scope is kept.
    refused("IllegalUniqueScope", "withReuse(Reuse.TRUE)", () -> sharing.uniqueScope("default"));
  }

  @Test
  void testVarScopeGetVar() {
    Scope tower = store.scope("root").scope("towerA");
    FloatVariable va = get(tower, "v");
    assertEquals("root/towerA/v", va.name());
    assertSame(va, get(reusing(tower), "v"));
    FloatVariable vb = get(store.scope("root").scope("towerB"), "v");
    assertEquals("root/towerB/v", vb.name());
    assertNotSame(va, vb);

    duplicate("root/towerA/v", () -> get(store.scope("root").scope("towerA"), "v"));
    assertSame(va, get(reusing(store.scope("root")).scope("towerA"), "v"));

    Scope deep = store.scope("foo").scope("bar").scope("baz");
    assertEquals("foo/bar/baz/v", get(deep, "v").name());
    assertSame(va, get(reusing(deep.scope("/root")).scope("towerA"), "v"), "from deep inside");
    assertSame(va, get(reusing(tower), "v"));

    Scope sharing = reusing(store.scope("root"));
    missing("root/towerC/v", () -> get(sharing.scope("towerC"), "v"));
    refused(
        "ShapeMismatch",
        "shape (1,) and found shape (2, 3)",
        () -> sharing.scope("towerA").variable("v", DType.FLOAT32, Shape.of(1)));
    refused(
        "DtypeMismatch",
        "dtype int32 and found dtype float32",
        () -> sharing.scope("towerA").variable("v", DType.INT32, SHAPE));
  }

  @Test
  void testVarScopeOuterScope() {
    Scope outer = store.scope("outer");
    FloatVariable v = w(outer);
    FloatVariable inner = w(outer.uniqueScope("default"));
    assertEquals("outer/w", v.name());
    assertEquals("outer/default/w", inner.name());

    assertSame(v, w(reusing(outer)));
    // Numbers do not start again, so what is shared is named.
    assertSame(inner, w(reusing(outer).scope("default")));
    assertEquals("outer/default_1/w", w(outer.uniqueScope("default")).name());
  }

  @Test
  void testVarScopeNestedOuterScope() {
    Scope outer = store.scope("outer");
    Scope inside = outer.scope("inner");
    FloatVariable v = w(inside.scope("/outer"));
    assertEquals("outer/w", v.name());
    FloatVariable numbered = w(inside.scope("/outer").uniqueScope("default"));
    assertEquals("outer/default/w", numbered.name());
    assertSame(v, w(reusing(inside).scope("/outer")));
    assertSame(v, w(reusing(outer)));
    assertSame(numbered, w(reusing(outer).scope("default")));
  }

  @Test
  void testVarOpScopeReuseParam() {
    Scope outer = store.scope("outer");
    FloatVariable tower = w(outer.scope("tower"));
    FloatVariable numbered = w(outer.uniqueScope("default"));

    Scope child = reusing(outer.scope("tower"));
    assertSame(tower, w(child));
    assertEquals(Reuse.FALSE, outer.reuse(), "a child's mode is its own");
    assertEquals("outer/other/w", w(outer.scope("other")).name());
    // TensorFlow would find outer/default by the same call again; here it is found by its name.
    assertSame(numbered, w(reusing(outer).scope("default")));
  }

  @Test
  void testVarOpScopeReuseError() {
    refused("IllegalUniqueScope", "nothing to share", () -> reusing(root).uniqueScope("default"));
    assertEquals(List.of(), store.variables());
  }

  @Test
  void testVarOpScopeOuterScope() {
    // There is no default name to ignore: scope() takes a name as it is, uniqueScope() numbers it.
    Scope outer = store.scope("outer");
    assertEquals("outer/w", w(outer).name());
    assertEquals("outer/default/w", w(outer.uniqueScope("default")).name());
    Scope again = reusing(store.scope("outer"));
    assertEquals("outer", again.path());
    assertEquals("outer/w", w(again).name());
    assertEquals("outer/default/w", w(again.scope("default")).name());
  }

  @Test
  void testVarOpScopeNestedOuterScope() {
    Scope outer = store.scope("outer");
    Scope inside = outer.uniqueScope("default");
    FloatVariable v = w(outer);
    assertEquals("outer/w", v.name());
    assertSame(v, w(reusing(inside).scope("/outer")));
    assertEquals("outer/default/w", w(inside).name());
    assertEquals("outer/default/default/w", w(inside.uniqueScope("default")).name());
  }

  @Test
  void testReenterRootScopeWhenAuxiliaryNameScopeIsFalse() {
    assertEquals("w", w(root).name());
    Scope outer = store.scope("outer");
    assertEquals("w1", get(outer.store().root(), "w1").name());
    assertEquals("w2", get(outer, "/w2").name());
    assertEquals("outer/w1", get(outer, "w1").name());
  }

  @Test
  void testReuseScopeWithoutNameScopeCollision() {
    Scope inner = store.scope("outer").scope("inner");
    assertEquals("outer/inner/w", w(inner).name());
    Scope another = store.scope("another");
    assertEquals("outer/inner/w1", get(another.scope("/outer/inner"), "w1").name());
    assertEquals("outer/inner/w2", get(inner, "w2").name());
    assertEquals("another/w1", get(another, "w1").name());
  }

  @Test
  void testGetLocalVar() {
    Scope outer = store.scope("outer");
    Scope local = outer.withTrainable(false).withGroups("local");
    FloatVariable w = w(local.withGroups("foo"));
    assertEquals("outer/w", w.name());
    assertEquals(List.of(w), root.variablesInGroup("local"));
    assertEquals(List.of(w), root.variablesInGroup("foo"));
    assertFalse(w.trainable());
    assertEquals(List.of(), store.trainableVariables());
    assertSame(w, w(reusing(local)));
    // One name space for all, as in TensorFlow.
    duplicate("outer/w", () -> w(outer));
  }

  @Test
  void testGetCollection() {
    for (Scope scope : List.of(root, store.scope("foo_"), store.scope("foo"))) {
      get(scope, "a");
      get(scope.withTrainable(false).withGroups("frozen"), "b");
    }
    assertEquals(List.of("foo_/a", "foo_/b"), names(store.scope("foo_").variables()));
    assertEquals(List.of("foo_/a"), names(store.scope("foo_").trainableVariables()));
    assertEquals(List.of("foo/a", "foo/b"), names(store.scope("foo").variables()));
    assertEquals(List.of("foo/a"), names(store.scope("foo").trainableVariables()));
    assertEquals(List.of("a", "b", "foo_/a", "foo_/b", "foo/a", "foo/b"), names(root.variables()));
    assertEquals(List.of("a", "foo_/a", "foo/a"), names(root.trainableVariables()));
    assertEquals(List.of("foo_/b"), names(store.scope("foo_").variablesInGroup("frozen")));
    assertEquals(List.of("foo/b"), names(store.scope("foo").variablesInGroup("frozen")));
    assertEquals(List.of("b", "foo_/b", "foo/b"), names(root.variablesInGroup("frozen")));
  }

  @Test
  void testGetTrainableVariablesWithGetVariable() {
    get(root, "a");
    Scope foo = store.scope("foo");
    FloatVariable b = get(foo, "b");
    get(foo.withTrainable(false), "c");
    FloatVariable d = get(foo.withTrainable(false).withTrainable(true), "d");
    assertEquals(List.of(b, d), foo.trainableVariables());
  }

  @Test
  void testGetGlobalVariables() {
    get(root, "a");
    Scope foo = store.scope("foo");
    FloatVariable b = get(foo, "b");
    assertEquals(List.of(b), foo.variables());
  }

  @Test
  void testGetLocalVariables() {
    Scope local = root.withTrainable(false).withGroups("local");
    get(local, "a");
    Scope foo = local.scope("foo");
    FloatVariable b = get(foo, "b");
    FloatVariable c = get(store.scope("foo"), "c");
    assertEquals(List.of(b), foo.variablesInGroup("local"));
    assertEquals(List.of("a", "foo/b"), names(root.variablesInGroup("local")));
    assertEquals(List.of(c), foo.trainableVariables());
    // TensorFlow lists these among the local variables only.
    assertEquals(List.of(b, c), foo.variables());
  }

  @Test
  void testGetVariableWithInitializerWhichTakesUnprovidedArgsAndNoShape() {
    // Who leaves the shape out is refused by Java's compiler; that leaves null.
    NullPointerException e =
        assertThrows(
            NullPointerException.class,
            () -> root.variable("v", DType.FLOAT32, null, (variable, random) -> {}));
    assertEquals("shape", e.getMessage());
    assertEquals(List.of(), store.variables());
  }

  @Test
  void testTwoGraphs() {
    VariableStore other = new VariableStore();
    for (Scope top : List.of(root, other.root())) {
      refused("IllegalName", "'_' is not a valid variable or scope name", () -> top.scope("_"));
    }
    assertNotSame(w(root), w(other.root()), "each store has names of its own");
  }

  private static void inThread(Runnable action) throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(action);
    thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
    thread.start();
    thread.join();
    if (failure[0] != null) {
      throw new AssertionError(failure[0]);
    }
  }

  @Test
  void testTwoThreadsDisjointScopeEntry() throws InterruptedException {
    inThread(() -> assertEquals("foo/v", get(store.scope("foo"), "v").name()));
    inThread(() -> duplicate("foo/v", () -> get(store.scope("foo"), "v")));
  }

  @Test
  void testTwoThreadsNestedScopeEntry() throws InterruptedException {
    Scope opened = store.scope("foo");
    inThread(
        () -> {
          Scope foo = store.scope("foo");
          assertEquals("foo/v", get(foo, "v").name());
        });
    duplicate("foo/v", () -> get(opened, "v"));
  }

  @Test
  void testReenterMainScope() throws InterruptedException {
    Scope main = store.scope("main");
    inThread(() -> assertEquals("main/foo/v", get(main.scope("foo"), "v").name()));
    inThread(() -> assertEquals("bar/v", get(store.scope("bar"), "v").name()));
  }
}
