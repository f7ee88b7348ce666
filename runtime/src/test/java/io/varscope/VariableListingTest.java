package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.rules.Names;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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
    assertEquals(List.of("b/v", "a"), names(store.variables("/")));
    assertEquals(List.of("b/v", "a"), names(store.variables("/", ".")));
    assertEquals(List.of("b/v", "a"), names(store.scope("b").scope("/").variables()));
  }

  @Test
  void theTopKeepsTheDefaultsOfTheScopeThatIsAsked() {
    Scope top = store.scope("b").withTrainable(false).withGroups("decay").scope("/");
    assertEquals("", top.path());
    assertEquals(Set.of("decay"), top.groups());
    assertFalse(top.trainable());
  }

  /** An empty list would be no answer to a misspelt scope. */
  @Test
  void anIllegalFilterIsAnErrorUnderEverySeparator() {
    create("foo/v");
    for (String separator : List.of("/", ".", "_", "-")) {
      for (String illegal : List.of("foo/", "/foo", "foo//", "foo//v", "a b", "//", "_x", "ä")) {
        refused(illegal, () -> store.variables(illegal, separator));
      }
      for (String illegal : List.of("foo/", "//foo", "foo//", "a b", "//", "_x", "ä", "")) {
        refused(illegal, () -> store.scope(illegal, separator));
      }
    }
    for (String illegal : List.of("foo.", ".foo", "foo..v", ".")) {
      refused(illegal, () -> store.variables(illegal, "."));
      refused(illegal, () -> store.scope(illegal, "."));
    }
    problem(
        "[IllegalName] 'foo/' is not a valid variable or scope name: it ends with '/'.",
        () -> store.variables("foo/"));
    problem(
        "[IllegalName] '/foo' is not a valid variable or scope name: it starts with '/'.",
        () -> store.variables("/foo"));
    problem(
        "[IllegalName] 'foo//' is not a valid variable or scope name: it ends with '/'.",
        () -> store.variables("foo//"));
    problem(
        "[IllegalName] 'a b' is not a valid variable or scope name: it has a space at index 1;"
            + " letters, digits, '_', '.', '-' and '/' are allowed.",
        () -> store.variables("a b"));
  }

  @Test
  void whatIsNoSeparatorIsRefused() {
    for (String text : List.of("", "//", "a", ":")) {
      String message = "'" + text + "' is not one of / . _ -";
      assertEquals(
          message,
          assertThrows(IllegalArgumentException.class, () -> store.scope("foo", text))
              .getMessage());
      assertEquals(
          message,
          assertThrows(IllegalArgumentException.class, () -> store.variables("foo", text))
              .getMessage());
    }
  }

  private static void refused(String name, Executable action) {
    assertEquals("IllegalName", assertThrows(VariableException.class, action, name).id(), name);
  }

  /** Against the definition: names of few letters have every order around separators. */
  @Property(tries = 2000, seed = "7")
  void aScopeHasWhatTheRuleSays(
      @ForAll("names") List<String> names,
      @ForAll("names") @Size(1) List<String> scope,
      @ForAll("separators") String separator) {
    VariableStore filled = new VariableStore();
    names.forEach(name -> filled.auto(VariableSpec.of(name, DType.INT8, Shape.scalar())));
    Assume.that(Names.problem(scope.get(0), separator).isEmpty());
    assertEquals(
        names.stream()
            .distinct()
            .filter(name -> Names.isWithin(name, scope.get(0), separator))
            .toList(),
        names(filled.variables(scope.get(0), separator)));
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings()
        .withChars("ab.-/_")
        .ofMinLength(1)
        .ofMaxLength(5)
        .filter(name -> Names.problem(name, "/").isEmpty())
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of("/", ".", "_", "-");
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
