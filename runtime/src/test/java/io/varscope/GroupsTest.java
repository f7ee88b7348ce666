package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupsTest {

  private final VariableStore store = new VariableStore();
  private final Scope root = store.root();

  private static FloatVariable get(Scope scope, String name) {
    return scope.variable(name, DType.FLOAT32, Shape.scalar());
  }

  @Test
  void groupsAreInheritedAndAddUp() {
    Scope decay = root.withGroups("decay");
    Scope both = decay.scope("foo").withGroups("encoder", "decay");
    assertEquals(Set.of(), root.groups());
    assertEquals(Set.of("decay"), decay.groups());
    assertEquals(Set.of("decay", "encoder"), both.groups());
    assertEquals(Set.of("decay", "encoder"), both.scope("/bar").uniqueScope("x").groups());
    assertEquals(
        Set.of("decay"),
        decay
            .withReuse(Reuse.AUTO)
            .withTrainable(false)
            .withInitializer(Initializers.ones())
            .groups());
    assertEquals(decay.groups(), decay.withGroups().groups());
    assertEquals(Set.of("decay", "encoder"), get(both, "v").groups());
    assertEquals(Set.of(), get(root, "v").groups());
  }

  @Test
  void aScopeListsWhatIsInAGroupInTheOrderOfCreation() {
    Scope decay = root.withGroups("decay");
    FloatVariable c = get(decay.scope("foo"), "c");
    get(root.scope("foo"), "b");
    FloatVariable a = get(decay.scope("foobar"), "a");
    FloatVariable d = get(decay.scope("foo/bar").withGroups("more"), "d");
    assertEquals(List.of(c, a, d), root.variablesInGroup("decay"));
    assertEquals(List.of(c, d), store.scope("foo").variablesInGroup("decay"));
    assertEquals(List.of(d), root.variablesInGroup("more"));
    assertEquals(List.of(), root.variablesInGroup("dec"));
  }

  @Test
  void sharingAddsNoGroup() {
    FloatVariable v = get(root.withGroups("first"), "v");
    assertSame(v, get(root.withGroups("second").withReuse(Reuse.TRUE), "v"));
    assertSame(v, get(root.withGroups("second").withReuse(Reuse.AUTO), "v"));
    assertEquals(Set.of("first"), v.groups());
    assertEquals(List.of(), root.variablesInGroup("second"));
  }

  @Test
  void bindingsHaveGroupsToo() {
    List<FloatVariable> fields = new ArrayList<>();
    Binding binding = Binding.at(root.withGroups("a"), "acme.Model").withGroups("b");
    Declared.in(binding, "v", DType.FLOAT32, Shape.scalar()).groups("c").to(fields::add);
    Declared.in(binding, "w", DType.FLOAT32, Shape.scalar()).to(fields::add);
    Declared.in(binding, "v", DType.FLOAT32, Shape.scalar())
        .reuse(Reuse.TRUE)
        .groups("d")
        .to(v -> {});
    binding.commit();
    assertEquals(Set.of("a", "b", "c"), fields.get(0).groups());
    assertEquals(Set.of("a", "b"), fields.get(1).groups());
  }

  @Test
  void groupsCannotBeChangedAfterwards() {
    FloatVariable v = get(root.withGroups("g"), "v");
    assertThrows(UnsupportedOperationException.class, () -> v.groups().add("h"));
    assertThrows(UnsupportedOperationException.class, () -> root.groups().add("h"));
    assertThrows(UnsupportedOperationException.class, () -> root.withGroups("g").groups().clear());
  }

  @Test
  void illegalGroupsAreRefused() {
    problem(
        "[IllegalGroupName] '' is not a valid group name: it is empty.", () -> root.withGroups(""));
    String message =
        "[IllegalGroupName] 'a b' is not a valid group name: it has a space at index 1;"
            + " letters, digits, '_', '.', '-' and '/' are allowed.";
    problem(message, () -> root.withGroups("ok", "a b"));
    Declared<FloatVariable> declaration =
        Declared.in(Binding.at(root, "acme.Model"), "v", DType.FLOAT32, Shape.scalar());
    problem(message, () -> declaration.groups("a b"));
    VariableSpec<FloatVariable> spec = VariableSpec.of("v", DType.FLOAT32, Shape.scalar());
    problem(message, () -> store.create(spec.withGroups(Set.of("a b", "c d", "ok"))));
    assertEquals(List.of(), store.variables());
  }
}
