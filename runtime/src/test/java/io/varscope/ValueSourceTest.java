package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.Collection;
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
    Declared.in(binding, "u", DType.FLOAT32, Shape.of(2)).to(u -> {});
    Declared.in(binding, "v", dtype, shape).to(v -> {});
    binding.commit();
  }

  @Test
  void valuesOfAnotherShapeOrDtypeLeaveTheStoreAsItWas() {
    FloatVariable before = store.create(spec("before", Initializers.ones()));
    trained.create(spec("v", Initializers.ones()));
    store.provide(ValueSource.of(trained));
    problem(
        "[ShapeMismatch] Variable v has shape (3,), and cannot be set to values of shape (2,).",
        () -> bindBoth(DType.FLOAT32, Shape.of(3)));
    assertEquals(List.of(before), store.variables());
    problem(
        "[DtypeMismatch] Variable v has dtype float64, and cannot be set to values of dtype float32.",
        () -> bindBoth(DType.FLOAT64, Shape.of(2)));
    assertEquals(List.of(before), store.variables());
    bindBoth(DType.FLOAT32, Shape.of(2));
    assertEquals(3, store.variables().size());
  }

  @Test
  void whatASourceThrowsIsThrownAndLeavesNothing() {
    IllegalStateException cause = new IllegalStateException("the file is closed");
    store.provide(
        spec -> {
          throw cause;
        });
    assertSame(
        cause,
        assertThrows(
            IllegalStateException.class, () -> store.create(spec("v", Initializers.ones()))));
    assertEquals(List.of(), store.variables());
  }

  @Test
  void aSourceMayObjectBeforeAnythingIsCreated() {
    List<VariableSpec<?>> told = new ArrayList<>();
    ValueSource source =
        new ValueSource() {
          @Override
          public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
            return Optional.empty();
          }

          @Override
          public void requireValuesFor(Collection<VariableSpec<?>> created) {
            told.addAll(created);
            throw new IllegalStateException("no values");
          }
        };
    store.create(spec("u", Initializers.ones()));
    store.provide(source);
    Binding binding = Binding.at(store.root(), "acme.Model");
    Declared.in(binding, "v", DType.FLOAT32, Shape.of(2)).initializer(NEVER).to(v -> {});
    Declared.in(binding, "u", DType.FLOAT32, Shape.of(2)).reuse(Reuse.TRUE).to(v -> {});
    Declared.in(binding, "w", DType.FLOAT32, Shape.of(2)).initializer(NEVER).to(v -> {});
    assertThrows(IllegalStateException.class, binding::commit);
    assertEquals(List.of("v", "w"), told.stream().map(VariableSpec::name).toList());
    assertEquals(1, store.variables().size());

    store.withdraw(source);
    store.create(spec("v", Initializers.ones()));
    assertEquals(2, told.size());
  }

  @Test
  void aSourceIsToldWhatIsInTheStore() {
    List<String> told = new ArrayList<>();
    ValueSource source =
        new ValueSource() {
          @Override
          public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
            return Optional.empty();
          }

          @Override
          public void created(Collection<VariableSpec<?>> created) {
            created.forEach(spec -> told.add(store.get(spec.name()).name()));
          }
        };
    store.create(spec("u", Initializers.ones()));
    store.provide(source);
    Binding binding = Binding.at(store.root(), "acme.Model");
    Declared.in(binding, "v", DType.FLOAT32, Shape.of(2)).to(v -> {});
    Declared.in(binding, "u", DType.FLOAT32, Shape.of(2)).reuse(Reuse.TRUE).to(v -> {});
    Declared.in(binding, "w", DType.FLOAT32, Shape.of(2)).initializer(NEVER).to(v -> {});
    assertThrows(AssertionError.class, binding::commit);
    assertEquals(List.of(), told, "nothing was created");
    store.create(spec("v", Initializers.ones()));
    store.reuse(spec("v", NEVER));
    assertEquals(List.of("v"), told);
  }

  @Test
  void aBindAsksTheSourcesOfItsBeginningToItsEnd() {
    ValueSource withdrawn = constant("v", 1);
    List<String> told = new ArrayList<>();
    store.provide(withdrawn);
    store.provide(
        new ValueSource() {
          @Override
          public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
            return Optional.empty();
          }

          @Override
          public void requireValuesFor(Collection<VariableSpec<?>> created) {
            store.withdraw(withdrawn);
            store.withdraw(this);
            store.provide(constant("v", 2));
          }

          @Override
          public void created(Collection<VariableSpec<?>> created) {
            created.forEach(spec -> told.add(spec.name()));
          }
        });
    assertEquals(1, store.create(spec("v", NEVER)).get(0));
    assertEquals(List.of("v"), told);
    store.create(spec("w", Initializers.ones()));
    assertEquals(List.of("v"), told);
  }

  @Test
  void memoryMayBeGivenInPlace() {
    ByteBuffer file = ByteBuffer.allocateDirect(8).order(ByteOrder.LITTLE_ENDIAN);
    file.putFloat(0, 5).putFloat(4, 6);
    store.provide(
        new ValueSource() {
          @Override
          public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
            return Optional.of(Initializers.constant(7));
          }

          @Override
          public Optional<ByteBuffer> memoryFor(VariableSpec<?> spec) {
            return spec.name().equals("v")
                ? Optional.of(file.asReadOnlyBuffer())
                : Optional.empty();
          }
        });
    FloatVariable v = store.create(spec("v", NEVER));
    assertArrayEquals(new float[] {5, 6}, v.toArray());
    assertTrue(v.isReadOnly());
    assertThrows(VariableException.class, () -> v.set(0, 1));
    assertThrows(ReadOnlyBufferException.class, () -> v.buffer().put(0, 1));
    problem(
        "[ReadOnlyVariable] Variable v cannot be set: its elements are those of a file. Load them"
            + " as a copy, or copied on write.",
        () -> v.assign(v));
    problem(
        "[ReadOnlyVariable] Variable v cannot be set: its elements are those of a file. Load them"
            + " as a copy, or copied on write.",
        () -> store.assign(store.copy()));
    file.putFloat(4, 8);
    assertEquals(8, v.get(1), "not a copy");
    assertArrayEquals(new float[] {7, 7}, store.create(spec("w", NEVER)).toArray());
    FloatVariable copy = (FloatVariable) store.copy().get("v");
    copy.set(0, 1);
    assertEquals(5, v.get(0));
  }

  @Test
  void anArrayIsFilledThoughMemoryIsGiven() {
    store.provide(
        new ValueSource() {
          @Override
          public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
            return Optional.of(Initializers.constant(7));
          }

          @Override
          public Optional<ByteBuffer> memoryFor(VariableSpec<?> spec) {
            throw new AssertionError("an array has no such memory");
          }
        });
    assertArrayEquals(
        new float[] {7, 7}, store.create(spec("v", NEVER).withMemory(Memory.ARRAY)).array());
  }

  @Test
  void thereIsNoSourceThatIsNull() {
    assertThrows(NullPointerException.class, () -> store.provide(null));
  }
}
