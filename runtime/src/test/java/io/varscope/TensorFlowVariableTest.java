package io.varscope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What TensorFlow 1.15 tests of how variables are got, initialized and listed: each test has the
 * name of TensorFlow's.
 */
class TensorFlowVariableTest extends TensorFlowTest {

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
    // In TensorFlow, a collection of one's own takes the variable off the list of all.
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
    // Java's compiler refuses a call without a shape; what is left to try is null.
    NullPointerException e =
        assertThrows(
            NullPointerException.class,
            () -> root.variable("v", DType.FLOAT32, null, (variable, random) -> {}));
    assertEquals("shape", e.getMessage());
    assertEquals(List.of(), store.variables());
  }
}
