package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** A store, and what is asked of it, for the tests that have the names of TensorFlow's. */
abstract class TensorFlowTest {

  static final Shape SHAPE = Shape.of(2, 3);

  final VariableStore store = new VariableStore();
  final Scope root = store.root();

  static FloatVariable get(Scope scope, String name) {
    return scope.variable(name, DType.FLOAT32, SHAPE);
  }

  static FloatVariable w(Scope scope) {
    return get(scope, "w");
  }

  static Scope reusing(Scope scope) {
    return scope.withReuse(Reuse.TRUE);
  }

  static VariableSpec<FloatVariable> spec(String name) {
    return VariableSpec.of(name, DType.FLOAT32, SHAPE);
  }

  static void duplicate(String name, Runnable action) {
    problem(
        "[DuplicateVariable] Variable "
            + name
            + " already exists. Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?",
        action::run);
  }

  static void missing(String name, Runnable action) {
    VariableException e = assertThrows(VariableException.class, action::run);
    assertEquals("MissingVariable", e.id());
    assertTrue(e.getMessage().contains("Variable " + name + " does not exist"), e.getMessage());
  }

  static void refused(String id, String fragment, Runnable action) {
    VariableException e = assertThrows(VariableException.class, action::run);
    assertEquals(id, e.id());
    assertTrue(e.getMessage().contains(fragment), e.getMessage());
  }

  static List<String> names(List<AnyVariable> variables) {
    return variables.stream().map(AnyVariable::name).toList();
  }
}
