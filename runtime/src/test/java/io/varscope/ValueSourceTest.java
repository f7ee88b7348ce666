package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values that are given to new variables, in place of their initializers. */
class ValueSourceTest {

  private final VariableStore store = new VariableStore();
  private final VariableStore trained = new VariableStore();

  private static VariableSpec<FloatVariable> spec(String name, Initializer initializer) {
    return VariableSpec.of(name, DType.FLOAT32, Shape.of(2)).withInitializer(initializer);
  }

  private static final Initializer NEVER =
      (variable, random) -> {
        throw new AssertionError("not asked to");
      };

  private static ValueSource constant(String name, double value) {
    return spec ->
        spec.name().equals(name) ? Optional.of(Initializers.constant(value)) : Optional.empty();
  }

  @Test
  void whereValuesAreGivenNoInitializerRuns() {
    store.provide(constant("v", 3));
    assertArrayEquals(new float[] {3, 3}, store.create(spec("v", NEVER)).toArray());
    assertArrayEquals(
        new float[] {1, 1}, store.create(spec("w", Initializers.ones())).toArray(), "has none");
  }

  @Test
  void theLastSourceIsAskedFirst() {
    List<String> asked = new ArrayList<>();
    store.provide(constant("v", 1));
    store.provide(constant("w", 2));
    store.provide(
        spec -> {
          asked.add(spec.name());
          return Optional.empty();
        });
    store.provide(constant("v", 3));
    assertEquals(3, store.create(spec("v", NEVER)).get(0));
    assertEquals(2, store.create(spec("w", NEVER)).get(0));
    assertEquals(List.of("w"), asked);
  }

  @Test
  void whatExistsIsLeftAlone() {
    FloatVariable v = store.create(spec("v", Initializers.ones()));
    store.provide(constant("v", 3));
    assertSame(v, store.auto(spec("v", NEVER)));
    assertSame(v, store.reuse(spec("v", NEVER)));
    assertEquals(1, v.get(0));
  }

  @Test
  void aSourceSeesWhatIsAskedFor() {
    List<VariableSpec<?>> seen = new ArrayList<>();
    store.provide(
        spec -> {
          seen.add(spec);
          return Optional.empty();
        });
    VariableSpec<FloatVariable> spec = spec("v", Initializers.ones()).withTrainable(false);
    store.create(spec);
    assertEquals(List.of(spec), seen);
  }

  @Test
  void aStoreIsASource() {
    trained.create(spec("v", Initializers.constant(5, 6)));
    store.provide(ValueSource.of(trained));
    FloatVariable v = store.create(spec("v", NEVER));
    assertArrayEquals(new float[] {5, 6}, v.toArray());
    v.set(0, 7);
    assertEquals(5, trained.get("v").getAsDouble(0), "a copy");
    trained.create(spec("w", Initializers.constant(8)));
    assertEquals(8, store.create(spec("w", NEVER)).get(0), "asked when it is needed");
    assertEquals(1, store.create(spec("x", Initializers.ones())).get(0));
  }

  @Test
  void valuesMayComeFromTheOtherMemory() {
    trained.create(spec("v", Initializers.constant(5, 6)).withMemory(Memory.ARRAY));
    store.provide(ValueSource.of(trained));
    FloatVariable v = store.create(spec("v", NEVER).withMemory(Memory.DIRECT));
    assertEquals(Memory.DIRECT, v.memory());
    assertArrayEquals(new float[] {5, 6}, v.toArray());
  }

  private void bindBoth(DType<?> dtype, Shape shape) {
    Binding binding = Binding.at(store.root(), "acme.Model");
    binding.variable("u", DType.FLOAT32, Shape.of(2)).to(u -> {});
    binding.variable("v", dtype, shape).to(v -> {});
    binding.commit();
  }

  @Test
  void valuesOfAnotherShapeOrDtypeLeaveTheStoreAsItWas() {
    FloatVariable before = store.create(spec("before", Initializers.ones()));
    trained.create(spec("v", Initializers.ones()));
    store.provide(ValueSource.of(trained));
    problem(
        "[ShapeMismatch] Trying to share variable v, but specified shape (2,) and found shape (3,).",
        () -> bindBoth(DType.FLOAT32, Shape.of(3)));
    assertEquals(List.of(before), store.variables());
    problem(
        "[DtypeMismatch] Trying to share variable v, but specified dtype float32 and found dtype"
            + " float64.",
        () -> bindBoth(DType.FLOAT64, Shape.of(2)));
    assertEquals(List.of(before), store.variables());
    bindBoth(DType.FLOAT32, Shape.of(2));
    assertEquals(3, store.variables().size());
  }

  @Test
  void aSourceThatFailsNamesTheVariable() {
    IllegalStateException cause = new IllegalStateException("the file is closed");
    store.provide(
        spec -> {
          throw cause;
        });
    VariableException e =
        assertThrows(VariableException.class, () -> store.create(spec("v", Initializers.ones())));
    assertSame(cause, e.getCause());
    assertEquals(List.of(), store.variables());
  }

  @Test
  void thereIsNoSourceThatIsNull() {
    assertThrows(NullPointerException.class, () -> store.provide(null));
  }
}
