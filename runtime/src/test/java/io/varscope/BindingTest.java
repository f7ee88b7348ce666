package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BindingTest {

  private static final Shape SHAPE = Shape.of(2);

  private final VariableStore store = new VariableStore();

  /** The fields of a model. */
  private FloatVariable a;

  private FloatVariable b;
  private FloatVariable c;

  private Binding model() {
    return Binding.at(store.scope("model"), "acme.Model");
  }

  private static Declared<FloatVariable> declare(Binding binding, String name) {
    return Declared.in(binding, name, DType.FLOAT32, SHAPE);
  }

  private List<String> names() {
    return store.variables().stream().map(AnyVariable::name).toList();
  }

  @Test
  void fieldsAreAssignedAtCommit() {
    Binding binding = model();
    declare(binding, "a").to(v -> a = v);
    declare(binding, "b").to(v -> b = v);
    assertEquals(List.of(), names());
    assertNull(a);
    binding.commit();
    assertSame(store.get("model/a"), a);
    assertSame(store.get("model/b"), b);
    assertEquals(List.of("model/a", "model/b"), names());
  }

  @Test
  void aDeclarationSaysEverythingOfAVariable() {
    Binding binding = model();
    declare(binding, "weights")
        .field("w")
        .initializer(Initializers.constant(1, 2))
        .trainable(false)
        .to(v -> a = v);
    binding.commit();
    assertEquals("acme.Model.w", a.owner());
    assertFalse(a.trainable());
    assertArrayEquals(new float[] {1, 2}, a.toArray());
  }

  @Test
  void withoutAFieldTheNameIsTheField() {
    Binding binding = model();
    declare(binding, "weights").to(v -> a = v);
    binding.commit();
    assertEquals("acme.Model.weights", a.owner());
  }

  @Test
  void anAbsoluteNameLeavesTheScope() {
    Binding binding = model();
    declare(binding, "/gpt/wte").to(v -> a = v);
    binding.commit();
    assertEquals("gpt/wte", a.name());
  }

  @Test
  void creationComesBeforeAutoBeforeReuseWhateverTheOrderOfFields() {
    Binding binding = model();
    declare(binding, "v").field("a").reuse(Reuse.TRUE).to(v -> a = v);
    declare(binding, "v").field("b").reuse(Reuse.AUTO).to(v -> b = v);
    declare(binding, "v").field("c").to(v -> c = v);
    declare(binding, "w").reuse(Reuse.TRUE).to(v -> {});
    declare(binding, "w").reuse(Reuse.AUTO).to(v -> {});
    declare(binding, "u").to(v -> {});
    binding.commit();
    assertEquals("acme.Model.c", store.get("model/v").owner());
    assertSame(a, b);
    assertSame(b, c);
    assertEquals(List.of("model/v", "model/u", "model/w"), names());
  }

  @Test
  void aFailingBindLeavesStoreAndFieldsAsTheyWere() {
    FloatVariable other = store.create(VariableSpec.of("model/c", DType.FLOAT32, SHAPE));
    Binding binding = model();
    declare(binding, "a").to(v -> a = v);
    declare(binding, "b").reuse(Reuse.AUTO).to(v -> b = v);
    declare(binding, "c").reuse(Reuse.TRUE).to(v -> c = v);
    declare(binding, "missing").reuse(Reuse.TRUE).to(v -> {});
    assertThrows(VariableException.class, binding::commit);
    assertEquals(List.of(other), store.variables());
    assertNull(a);
    assertNull(b);
    assertNull(c);
  }

  @Test
  void afterAFailingBindTheNextVariablesFollowInOrder() {
    Binding failing = model();
    declare(failing, "a").to(v -> {});
    declare(failing, "a").to(v -> {});
    assertThrows(VariableException.class, failing::commit);
    Binding binding = model();
    declare(binding, "b").to(v -> {});
    declare(binding, "a").to(v -> {});
    binding.commit();
    assertEquals(List.of("model/b", "model/a"), names());
  }

  @Test
  void nothingIsSeenBeforeAllIsInitialized() {
    Binding binding = model();
    declare(binding, "a").to(v -> {});
    declare(binding, "b")
        .initializer((v, random) -> assertEquals(Optional.empty(), store.find("model/a")))
        .to(v -> {});
    binding.commit();
    assertEquals(List.of("model/a", "model/b"), names());
  }

  @Test
  void twoFieldsThatCreateOneNameAreRefused() {
    Binding binding = model();
    declare(binding, "v").field("first").to(v -> a = v);
    declare(binding, "v").field("second").to(v -> b = v);
    problem(
        "[DuplicateVariable] Variable model/v already exists: created by acme.Model.first."
            + " Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?",
        binding::commit);
    assertEquals(List.of(), names());
  }

  @Test
  void fieldsThatShareMustAgree() {
    Binding binding = model();
    declare(binding, "v").to(v -> a = v);
    Declared.in(binding, "v", DType.FLOAT32, Shape.of(3)).reuse(Reuse.TRUE).to(v -> b = v);
    problem(
        "[ShapeMismatch] Trying to share variable model/v, but specified shape (3,)"
            + " and found shape (2,). It is shared by acme.Model.v, and created by acme.Model.v.",
        binding::commit);
    assertEquals(List.of(), names());
  }

  @Test
  void anIllegalNameIsRefused() {
    Binding binding = model();
    declare(binding, "a b").to(v -> a = v);
    problem(
        "[IllegalName] 'model/a b' is not a valid variable or scope name: it has a space at index"
            + " 7; letters, digits, '_', '.', '-' and '/' are allowed.",
        binding::commit);
  }

  @Test
  void bindingAModelTwiceIsRefused() {
    Binding binding = model();
    declare(binding, "v").to(v -> a = v);
    binding.commit();
    FloatVariable first = a;
    Binding again = model();
    declare(again, "v").to(v -> a = v);
    assertThrows(VariableException.class, again::commit);
    assertSame(first, a);
  }

  @Test
  void mountsPlaceComponentsBelowTheirOwner() {
    Binding binding = model();
    declare(binding.mount("hidden", "h").mount("dense", "d"), "w").to(v -> a = v);
    declare(binding.mount("top", "/top"), "w").to(v -> b = v);
    binding.commit();
    assertEquals("model/h/d/w", a.name());
    assertEquals("acme.Model.hidden.dense.w", a.owner());
    assertEquals("top/w", b.name());
  }

  @Test
  void mountsBelongToOneBind() {
    Binding binding = model();
    declare(binding.mount("hidden", "h"), "w").to(v -> a = v);
    declare(binding, "missing").reuse(Reuse.TRUE).to(v -> {});
    assertThrows(VariableException.class, binding::commit);
    assertEquals(List.of(), names());
    assertNull(a);
  }

  @Test
  void anIllegalMountIsRefused() {
    problem(
        "[IllegalName] 'h/' is not a valid variable or scope name: it ends with '/'.",
        () -> model().mount("hidden", "h/"));
  }

  @Test
  void theInitializerOfTheScopeIsInherited() {
    Binding binding = model().withInitializer(Initializers.constant(3));
    declare(binding.mount("hidden", "h"), "v").to(v -> a = v);
    declare(binding.mount("hidden", "h").withInitializer(Initializers.constant(4)), "w")
        .to(v -> b = v);
    declare(binding, "v").initializer(Initializers.constant(5)).to(v -> c = v);
    binding.commit();
    assertEquals(3, a.get(0));
    assertEquals(4, b.get(0));
    assertEquals(5, c.get(0));
  }

  @ReuseTable
  void reuseOfAMountIsInheritedAsInTensorFlow(Reuse outer, Reuse asked, Reuse effective) {
    Binding mount = model().withReuse(outer).mount("hidden", "h");
    if (effective == null) {
      problem(illegalReuse("Scope model/h", outer), () -> mount.withReuse(asked));
    } else {
      declare(mount.withReuse(asked), "v").to(v -> a = v);
      assertActs(effective, "model/h/v", mount);
    }
  }

  @ReuseTable
  void reuseOfAVariableIsInheritedAsInTensorFlow(Reuse outer, Reuse asked, Reuse effective) {
    Binding mount = model().withReuse(outer).mount("hidden", "h");
    Declared<FloatVariable> declaration = declare(mount, "v").reuse(asked);
    if (effective == null) {
      problem(illegalReuse("Variable model/h/v", outer), () -> declaration.to(v -> a = v));
    } else {
      declaration.to(v -> a = v);
      assertActs(effective, "model/h/v", mount);
    }
  }

  private static String illegalReuse(String what, Reuse outer) {
    return "[IllegalReuse] "
        + what
        + " asks for Reuse.FALSE below a scope with Reuse."
        + outer
        + ": a scope that reuses cannot create again. Swap to Reuse.TRUE or Reuse.AUTO, or leave"
        + " reuse out.";
  }

  /** Tells a mode from what it does where the variable is missing, and where it exists. */
  private void assertActs(Reuse effective, String name, Binding binding) {
    if (effective == Reuse.TRUE) {
      assertEquals("MissingVariable", assertThrows(VariableException.class, binding::commit).id());
      store.create(VariableSpec.of(name, DType.FLOAT32, SHAPE));
    } else {
      binding.commit();
    }
    AnyVariable existing = store.get(name);
    if (effective == Reuse.FALSE) {
      assertEquals(
          "DuplicateVariable", assertThrows(VariableException.class, binding::commit).id());
    } else {
      binding.commit();
      assertSame(existing, a);
    }
  }

  @Test
  void whatAnotherClassCreatesTellsWhomToBindFirst() {
    Binding binding = model();
    binding.createdBy("acme.Encoder", "encoder/v", "encoder/w");
    declare(binding, "/encoder/w").reuse(Reuse.TRUE).to(v -> a = v);
    problem(
        "[MissingVariable] Variable encoder/w does not exist yet: acme.Encoder creates it."
            + " Bind that to this store first.",
        binding::commit);
    store.create(VariableSpec.of("encoder/w", DType.FLOAT32, SHAPE));
    binding.commit();
    assertSame(store.get("encoder/w"), a);
  }

  @Test
  void whatNobodyCreatesTellsTheNearestNames() {
    Binding binding = model();
    declare(binding, "v").to(v -> a = v);
    declare(binding, "w").reuse(Reuse.TRUE).to(v -> b = v);
    problem(
        "[MissingVariable] Variable model/w does not exist: nothing in this graph creates it."
            + " Did you mean model/v, created by acme.Model.v?",
        binding::commit);
  }

  @Test
  void aComponentThatIsNotSetIsRefused() {
    problem(
        "[UnsetMount] acme.Model.hidden.dense is null, and the binder has no no-argument"
            + " constructor of its type that it could call: set the field before binding.",
        () -> model().mount("hidden", "h").component(null, String.class, "dense"));
  }
}
