package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who decides where the elements of a variable are. */
class MemoryTest {

  private static final String RULE =
      " What is bound together with the creator decides where the elements are.";

  private final VariableStore store = new VariableStore();

  private static VariableSpec<FloatVariable> spec(Memory memory) {
    return new VariableSpec<>(
        "v",
        DType.FLOAT32,
        Shape.of(2),
        Optional.of(Initializers.zeros()),
        true,
        Set.of(),
        memory,
        "acme.Model.v");
  }

  @Test
  void elementsAreOutsideTheHeapUnlessAnArrayIsAskedFor() {
    assertEquals(Memory.DIRECT, store.create(spec(Memory.ANY)).memory());
    assertEquals(Memory.DIRECT, new VariableStore().create(spec(Memory.DIRECT)).memory());
    assertEquals(Memory.ARRAY, new VariableStore().create(spec(Memory.ARRAY)).memory());
  }

  @Test
  void whoDoesNotCareSharesEither() {
    for (Memory memory : List.of(Memory.DIRECT, Memory.ARRAY)) {
      VariableStore own = new VariableStore();
      FloatVariable v = own.create(spec(memory));
      assertSame(v, own.reuse(spec(Memory.ANY)));
      assertSame(v, own.auto(spec(Memory.ANY)));
      assertSame(v, own.reuse(spec(memory)));
      assertSame(v, own.auto(spec(memory)));
    }
  }

  @Test
  void whoNeedsTheOtherIsRefused() {
    store.create(spec(Memory.ANY));
    String message =
        "[MemoryMismatch] Trying to share variable v, but specified an array and found direct memory:"
            + " created by acme.Model.v."
            + RULE;
    problem(message, () -> store.reuse(spec(Memory.ARRAY)));
    problem(message, () -> store.auto(spec(Memory.ARRAY)));
    VariableStore arrays = new VariableStore();
    arrays.create(VariableSpec.of("v", DType.FLOAT32, Shape.of(2)).withMemory(Memory.ARRAY));
    problem(
        "[MemoryMismatch] Trying to share variable v, but specified direct memory and found an array."
            + RULE,
        () -> arrays.reuse(spec(Memory.DIRECT)));
  }

  /** Binds two fields to one variable. */
  private List<FloatVariable> bind(
      Reuse firstReuse, Memory first, Reuse secondReuse, Memory second) {
    List<FloatVariable> fields = new ArrayList<>();
    Binding binding = Binding.at(store.root(), "acme.Model");
    Declared.in(binding, "v", DType.FLOAT32, Shape.of(2))
        .field("a")
        .reuse(firstReuse)
        .memory(first)
        .to(fields::add);
    Declared.in(binding, "v", DType.FLOAT32, Shape.of(2))
        .field("b")
        .reuse(secondReuse)
        .memory(second)
        .to(fields::add);
    binding.commit();
    return fields;
  }

  @Test
  void ofOneBindWhoNeedsAnArrayGetsIt() {
    List<FloatVariable> fields = bind(Reuse.FALSE, Memory.ANY, Reuse.TRUE, Memory.ARRAY);
    assertEquals(Memory.ARRAY, fields.get(0).memory());
    assertSame(fields.get(0), fields.get(1));
  }

  @Test
  void ofOneBindTheOrderDoesNotMatter() {
    assertEquals(
        Memory.ARRAY, bind(Reuse.TRUE, Memory.ARRAY, Reuse.FALSE, Memory.ANY).get(0).memory());
  }

  @Test
  void ofOneBindTwoThatDoNotCareGetDirectMemory() {
    assertEquals(
        Memory.DIRECT, bind(Reuse.AUTO, Memory.ANY, Reuse.AUTO, Memory.ANY).get(0).memory());
  }

  @Test
  void ofOneBindTwoThatDisagreeGetNothing() {
    problem(
        "[MemoryMismatch] Trying to share variable v, but specified an array and found direct memory:"
            + " created by acme.Model.a."
            + RULE,
        () -> bind(Reuse.FALSE, Memory.DIRECT, Reuse.TRUE, Memory.ARRAY));
    problem(
        "[MemoryMismatch] Trying to share variable v, but specified direct memory and found an array:"
            + " created by acme.Model.a."
            + RULE,
        () -> bind(Reuse.AUTO, Memory.ARRAY, Reuse.AUTO, Memory.DIRECT));
    assertEquals(List.of(), store.variables());
  }

  @Test
  void whatExistsIsNotMovedByALaterBind() {
    store.create(spec(Memory.ANY));
    problem(
        "[MemoryMismatch] Trying to share variable v, but specified an array and found direct memory:"
            + " created by acme.Model.v."
            + RULE,
        () -> bind(Reuse.AUTO, Memory.ANY, Reuse.TRUE, Memory.ARRAY));
  }
}
