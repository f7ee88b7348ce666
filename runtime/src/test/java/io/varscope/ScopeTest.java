package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScopeTest {

  private final VariableStore store = new VariableStore();

  @Test
  void theTopHasNoPrefixAndCreates() {
    Scope root = store.root();
    assertEquals("", root.path());
    assertEquals(Reuse.FALSE, root.reuse());
    assertEquals(Optional.empty(), root.initializer());
    assertSame(store, root.store());
    assertEquals("scope /, reuse FALSE", root.toString());
    assertEquals("v", root.variable("v", DType.FLOAT32, Shape.scalar()).name());
  }

  @Test
  void pathsAreJoined() {
    assertEquals("foo", store.scope("foo").path());
    assertEquals("foo/bar", store.scope("foo").scope("bar").path());
    assertEquals("foo/bar/baz", store.scope("foo").scope("bar/baz").path());
    assertEquals("", store.scope("/").path());
    assertEquals("scope foo/bar, reuse FALSE", store.scope("foo/bar").toString());
  }

  @Test
  void aLeadingSlashIsAbsolute() {
    Scope foo = store.scope("foo");
    assertEquals("bar", foo.scope("/bar").path());
    assertEquals("bar/v", foo.variable("/bar/v", DType.FLOAT32, Shape.scalar()).name());
  }

  @Test
  void anAbsoluteScopeKeepsTheDefaultsOfWhereItWasWritten() {
    Scope scope = store.scope("foo").withReuse(Reuse.AUTO).scope("/bar");
    assertEquals(Reuse.AUTO, scope.reuse());
  }

  @Test
  void scopesAreImmutable() {
    Scope foo = store.scope("foo");
    Scope reusing = foo.withReuse(Reuse.TRUE);
    Scope initializing = foo.withInitializer(Initializers.ones());
    Scope inner = foo.scope("bar");
    assertEquals("scope foo, reuse FALSE", foo.toString());
    assertEquals(Optional.empty(), foo.initializer());
    assertEquals("scope foo, reuse TRUE", reusing.toString());
    assertEquals(Optional.of(Initializers.ones()), initializing.initializer());
    assertEquals("foo/bar", inner.path());
  }

  @ReuseTable
  void reuseIsInheritedAsInTensorFlow(Reuse outer, Reuse asked, Reuse effective) {
    Scope parent = store.scope("foo").withReuse(outer);
    assertEquals(outer, parent.scope("bar").reuse());
    if (effective == null) {
      problem(
          "[IllegalReuse] Scope foo/bar asks for Reuse.FALSE below a scope with Reuse."
              + outer
              + ": a scope that reuses cannot create again. Swap to Reuse.TRUE or Reuse.AUTO, or"
              + " leave reuse out.",
          () -> parent.scope("bar").withReuse(asked));
    } else {
      assertEquals(effective, parent.scope("bar").withReuse(asked).reuse());
    }
  }

  @Test
  void illegalReuseAtTheTopNamesTheTop() {
    problem(
        "[IllegalReuse] Scope / asks for Reuse.FALSE below a scope with Reuse.TRUE: a scope that"
            + " reuses cannot create again. Swap to Reuse.TRUE or Reuse.AUTO, or leave reuse out.",
        () -> store.root().withReuse(Reuse.TRUE).withReuse(Reuse.FALSE));
  }

  @Test
  void theInitializerIsInherited() {
    Scope ones = store.scope("ones").withInitializer(Initializers.ones());
    Scope twos = ones.scope("twos").withInitializer(Initializers.constant(2));
    Shape shape = Shape.of(2);
    assertArrayEquals(
        new float[] {1, 1}, ones.scope("a/b").variable("v", DType.FLOAT32, shape).toArray());
    assertArrayEquals(
        new float[] {2, 2}, twos.variable("v", DType.FLOAT32, shape).toArray(), "the nearest wins");
    assertArrayEquals(
        new float[] {3, 3},
        twos.variable("w", DType.FLOAT32, shape, Initializers.constant(3)).toArray(),
        "a variable's own wins");
    assertArrayEquals(
        new float[] {1, 1},
        ones.withReuse(Reuse.AUTO).variable("v", DType.FLOAT32, shape).toArray(),
        "also in another mode");
  }

  @Test
  void illegalScopeNamesAreRefused() {
    problem(
        "[IllegalName] '' is not a valid variable or scope name: it is empty.",
        () -> store.scope(""));
    problem(
        "[IllegalName] 'a b' is not a valid variable or scope name: it has a space at index 1;"
            + " letters, digits, '_', '.', '-' and '/' are allowed.",
        () -> store.scope("foo").scope("a b"));
    problem(
        "[IllegalName] '_foo' is not a valid variable or scope name:"
            + " at the top of the graph a name must start with a letter, a digit or '.'.",
        () -> store.scope("_foo"));
    problem(
        "[IllegalName] '/_foo' is not a valid variable or scope name:"
            + " at the top of the graph a name must start with a letter, a digit or '.'.",
        () -> store.scope("foo").scope("/_foo"));
    problem(
        "[IllegalName] '//foo' is not a valid variable or scope name: it starts with '/'.",
        () -> store.scope("//foo"));
    assertEquals("foo/_bar", store.scope("foo").scope("_bar").path());
  }

  @Test
  void illegalVariableNamesAreRefusedInEveryMode() {
    String message = "[IllegalName] 'v/' is not a valid variable or scope name: it ends with '/'.";
    for (Reuse reuse : Reuse.values()) {
      Scope scope = store.scope("foo").withReuse(reuse);
      problem(message, () -> scope.variable("v/", DType.FLOAT32, Shape.scalar()));
    }
  }
}
