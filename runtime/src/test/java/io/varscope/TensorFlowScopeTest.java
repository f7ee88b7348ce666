package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What TensorFlow 1.15 tests of its variable scopes, told of scopes that are values: each test has
 * the name of TensorFlow's. Where a scope is entered there, it is passed on here.
 */
class TensorFlowScopeTest extends TensorFlowTest {

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
