package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariableListingTest {

  private final VariableStore store = new VariableStore();

  private void create(String... names) {
    for (String name : names) {
      store.create(VariableSpec.of(name, DType.FLOAT32, Shape.scalar()));
    }
  }

  private static List<String> names(List<AnyVariable> variables) {
    return variables.stream().map(AnyVariable::name).toList();
  }

  @Test
  void allAreListedInOrderOfCreation() {
    List<String> created = IntStream.range(0, 100).mapToObj(i -> "v" + (i * 37 % 100)).toList();
    created.forEach(this::create);
    assertEquals(created, names(store.variables()));
  }

  @Test
  void aScopeHasWholePathSegments() {
    create("foobar/v", "foo/v", "foo", "foo/bar/v", "other/foo/v", "foo.bar/v", "foo/barn/v");
    assertEquals(List.of("foo/v", "foo/bar/v", "foo/barn/v"), names(store.variables("foo")));
    assertEquals(List.of("foo/bar/v"), names(store.variables("foo/bar")));
    assertEquals(List.of("foo/bar/v"), names(store.scope("foo").scope("bar").variables()));
    assertEquals(List.of(), names(store.variables("fo")));
  }

  @Test
  void theTopHasAll() {
    create("b/v", "a");
    assertEquals(List.of("b/v", "a"), names(store.root().variables()));
    assertEquals(List.of("b/v", "a"), names(store.scope("/").variables()));
    assertEquals(List.of("b/v", "a"), names(store.variables("")));
  }

  @Test
  void trainableOnesAreListedInOrderOfCreation() {
    create("foo/b");
    store.create(VariableSpec.of("foo/step", DType.INT64, Shape.scalar()).withTrainable(false));
    create("foo/a", "bar/c");
    assertEquals(List.of("foo/b", "foo/a", "bar/c"), names(store.trainableVariables()));
    assertEquals(List.of("foo/b", "foo/a"), names(store.scope("foo").trainableVariables()));
  }

  @Test
  void sharingChangesNoOrder() {
    create("a", "b");
    store.auto(VariableSpec.of("a", DType.FLOAT32, Shape.scalar()));
    assertEquals(List.of("a", "b"), names(store.variables()));
  }

  @Test
  void aFailedCreationLeavesNoGap() {
    create("a");
    assertThrows(VariableException.class, () -> create("a"));
    create("b");
    assertEquals(List.of("a", "b"), names(store.variables()));
  }
}
