package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.generated.Assignment;
import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import io.varscope.generated.Found;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A binder need not declare again what it has found before. */
class RememberedFieldsTest {

  /** Stands for the binders of two classes. */
  private interface First {}

  private interface Second {}

  private final VariableStore store = new VariableStore();

  private static final class Model extends Assignment {
    FloatVariable v;
    LongVariable w;

    @Override
    protected void assign(Found found) {
      v = found.nextFloat32();
      w = found.nextInt64();
    }
  }

  private static final class Nowhere extends Assignment {
    @Override
    protected void assign(Found found) {}
  }

  /** As a generated binder does it. */
  private boolean declare(Binding in, Class<?> binder, int part, Model model) {
    boolean isNew = in.isNew(binder, part);
    if (isNew) {
      in.float32("v", 2);
      in.int64("w");
    }
    in.assign(model);
    return isNew;
  }

  private boolean bind(Reuse reuse, Class<?> binder, Model model) {
    Binding binding = Binding.at(store.scope("m"), "acme.Model").withReuse(reuse);
    boolean isNew = declare(binding, binder, 1, model);
    binding.commit();
    return isNew;
  }

  private void assertBound(Model model) {
    assertSame(store.get("m/v"), model.v);
    assertSame(store.get("m/w"), model.w);
  }

  @Test
  void whatWasFoundIsNotDeclaredAgain() {
    Model first = new Model();
    assertTrue(bind(Reuse.AUTO, First.class, first));
    Model second = new Model();
    assertFalse(bind(Reuse.AUTO, First.class, second));
    assertBound(first);
    assertBound(second);
  }

  @Test
  void nothingIsAssignedBeforeTheBindHasSucceeded() {
    bind(Reuse.AUTO, First.class, new Model());
    Binding binding = Binding.at(store.scope("m"), "acme.Model").withReuse(Reuse.AUTO);
    Model model = new Model();
    assertFalse(declare(binding, First.class, 1, model));
    Declared.in(binding, "missing", DType.FLOAT32, Shape.of(2)).reuse(Reuse.TRUE).to(v -> {});
    assertEquals("MissingVariable", assertThrows(VariableException.class, binding::commit).id());
    assertSame(null, model.v);
  }

  @Test
  void whatWasCreatedIsStillADuplicate() {
    bind(Reuse.FALSE, First.class, new Model());
    VariableException duplicate =
        assertThrows(VariableException.class, () -> bind(Reuse.FALSE, First.class, new Model()));
    assertEquals("DuplicateVariable", duplicate.id());
    // To its creator it makes no difference that a variable was shared.
    bind(Reuse.TRUE, First.class, new Model());
    duplicate =
        assertThrows(VariableException.class, () -> bind(Reuse.FALSE, First.class, new Model()));
    assertEquals("DuplicateVariable", duplicate.id());
  }

  @Test
  void aVariableThatCreatesIsADuplicateThoughOthersShare() {
    for (boolean isFirst : List.of(true, false)) {
      Binding in = Binding.at(store.scope("n"), "acme.Model");
      assertTrue(in.isNew(First.class, 1));
      in.declaration().reuse(Reuse.AUTO).float32("v", 2);
      in.float32("w", 2);
      in.assign(new Nowhere());
      if (isFirst) {
        in.commit();
      } else {
        VariableException e = assertThrows(VariableException.class, in::commit);
        assertEquals("DuplicateVariable", e.id());
      }
    }
  }

  @Test
  void anotherClassOrPartOrPlaceOrStoreDeclaresForItself() {
    bind(Reuse.AUTO, First.class, new Model());
    assertTrue(bind(Reuse.AUTO, Second.class, new Model()));
    Binding binding = Binding.at(store.scope("m"), "acme.Model").withReuse(Reuse.AUTO);
    assertTrue(declare(binding, First.class, 2, new Model()));
    assertTrue(declare(binding.mount("part", "part"), First.class, 1, new Model()));
    Binding elsewhere = Binding.at(new VariableStore().scope("m"), "acme.Model");
    assertTrue(declare(elsewhere.withReuse(Reuse.AUTO), First.class, 1, new Model()));
    // The same path is another place where names are written in another way.
    Binding dotted = Binding.at(store.scope("m", "."), "acme.Model");
    assertTrue(declare(dotted.withReuse(Reuse.AUTO), First.class, 1, new Model()));
  }

  @Test
  void whatFailedIsNotRemembered() {
    Binding binding = Binding.at(store.scope("m"), "acme.Model").withReuse(Reuse.AUTO);
    declare(binding, First.class, 1, new Model());
    Declared.in(binding, "missing", DType.FLOAT32, Shape.of(2)).reuse(Reuse.TRUE).to(v -> {});
    assertThrows(VariableException.class, binding::commit);
    assertTrue(bind(Reuse.AUTO, First.class, new Model()));
  }

  @Test
  void aPlaceMayBeBoundTwiceAtOnce() {
    Binding binding = Binding.at(store.scope("m"), "acme.Model").withReuse(Reuse.AUTO);
    List<Model> models = new ArrayList<>(List.of(new Model(), new Model()));
    models.forEach(model -> declare(binding, First.class, 1, model));
    binding.commit();
    models.forEach(this::assertBound);
  }
}
