package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** The example that explains variable scopes in TensorFlow 1, case by case. */
class VariableSharingTest {

  private static final Shape SHAPE = Shape.of(1);

  private final VariableStore store = new VariableStore();
  private final Scope foo = store.scope("foo");

  private static FloatVariable v(Scope scope) {
    return scope.variable("v", DType.FLOAT32, SHAPE);
  }

  @Test
  void aScopeCreates() {
    FloatVariable v = foo.variable("v", DType.FLOAT32, SHAPE, Initializers.constant(1.0));
    assertEquals("foo/v", v.name());
    assertEquals(1.0f, v.get());
  }

  @Test
  void aScopeDoesNotCreateTwice() {
    v(foo);
    problem(
        "[DuplicateVariable] Variable foo/v already exists."
            + " Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?",
        () -> v(foo));
  }

  @Test
  void aReusingScopeGivesTheSameObject() {
    FloatVariable v = v(foo);
    FloatVariable v1 = v(store.scope("foo").withReuse(Reuse.TRUE));
    assertSame(v, v1);
  }

  @Test
  void aReusingScopeDoesNotCreate() {
    problem(
        "[MissingVariable] Variable foo/v does not exist in this store.",
        () -> v(foo.withReuse(Reuse.TRUE)));
  }

  @Test
  void anAutoScopeCreatesThenShares() {
    Scope auto = foo.withReuse(Reuse.AUTO);
    assertSame(v(auto), v(auto));
  }

  @Test
  void nestedScopesHaveVariablesOfTheirOwn() {
    FloatVariable outer = v(foo);
    FloatVariable inner = v(foo.scope("bar"));
    assertEquals("foo/v", outer.name());
    assertEquals("foo/bar/v", inner.name());
    assertNotSame(outer, inner);
    assertSame(inner, v(store.scope("foo/bar").withReuse(Reuse.TRUE)));
  }

  @Test
  void scopesSideBySideHaveVariablesOfTheirOwn() {
    FloatVariable left = v(store.scope("left"));
    FloatVariable right = v(store.scope("right"));
    left.set(1);
    right.set(2);
    assertEquals(1, store.get("left/v", DType.FLOAT32).get());
    assertEquals(2, store.get("right/v", DType.FLOAT32).get());
  }

  @Test
  void reuseIsInheritedByScopesBelow() {
    FloatVariable v = v(foo.scope("bar"));
    assertSame(v, v(foo.withReuse(Reuse.TRUE).scope("bar")));
  }

  @Test
  void differentPathsToOneNameAreOneVariable() {
    FloatVariable v = store.root().variable("a/b/c", DType.FLOAT32, SHAPE);
    Scope reusing = store.root().withReuse(Reuse.TRUE);
    assertSame(v, reusing.scope("a").scope("b").variable("c", DType.FLOAT32, SHAPE));
    assertSame(v, reusing.scope("a/b").variable("c", DType.FLOAT32, SHAPE));
    assertSame(v, reusing.scope("a").variable("b/c", DType.FLOAT32, SHAPE));
    assertSame(v, reusing.scope("x").variable("/a/b/c", DType.FLOAT32, SHAPE));
  }
}
