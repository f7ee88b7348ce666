package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Variables as ranges of one array. */
class FlatViewTest {

  private final VariableStore store = new VariableStore();

  private <V extends AnyVariable> V create(String name, DType<V> dtype, long... shape) {
    return store.create(VariableSpec.of(name, dtype, Shape.of(shape)));
  }

  @Test
  void trainableVariablesInTheOrderOfTheirNames() {
    FloatVariable c = create("mlp/c", DType.FLOAT32, 2, 2);
    create("other/x", DType.FLOAT32, 1);
    FloatVariable a = create("mlp/a", DType.FLOAT32);
    store.create(VariableSpec.of("mlp/b", DType.FLOAT32, Shape.of(9)).withTrainable(false));
    create("mlp/empty", DType.FLOAT32, 0);
    FlatView flat = store.scope("mlp").flat();
    assertEquals(5, flat.size());
    assertEquals(List.of(a, c, store.get("mlp/empty")), flat.variables());
    assertEquals(new FlatView.Range(0, 1), flat.range(a));
    assertEquals(new FlatView.Range(1, 5), flat.range(c));
    assertEquals(new FlatView.Range(5, 5), flat.range(store.get("mlp/empty")));
    assertEquals(6, store.flat().size());
    assertEquals("flat view of 3 variables, 5 numbers", flat.toString());
  }

  @Test
  void copiesOutAndIn() {
    FloatVariable b = create("b", DType.FLOAT32, 2);
    Float16Variable a = create("a", DType.FLOAT16, 2);
    FlatView flat = store.flat();
    flat.set(new float[] {1, 2.0001f, 3, 4});
    assertArrayEquals(new float[] {1, 2}, a.toArray());
    assertArrayEquals(new float[] {3, 4}, b.toArray());
    assertArrayEquals(new float[] {1, 2, 3, 4}, flat.toArray());
    b.set(0, -1);
    assertArrayEquals(new double[] {1, 2, -1, 4}, flat.toDoubleArray());
    flat.set(new double[] {0.1, 1e300, 0.1, 1e300});
    assertArrayEquals(
        new float[] {0x1.998p-4f, Float.POSITIVE_INFINITY, 0.1f, Float.POSITIVE_INFINITY},
        flat.toArray());
  }

  @Test
  void whatIsCreatedLaterIsNotInIt() {
    FloatVariable a = create("a", DType.FLOAT32, 2);
    FlatView flat = store.flat();
    FloatVariable b = create("b", DType.FLOAT32, 3);
    assertEquals(List.of(a), flat.variables());
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> flat.range(b));
    assertEquals(
        "Variable b (3,) float32 is not in this flat view: it is not trainable, was created later,"
            + " or lies in another scope or store",
        e.getMessage());
    assertEquals(5, store.flat().size());
  }

  @Test
  void nothingIsEmpty() {
    FlatView flat = store.flat();
    assertEquals(0, flat.size());
    assertEquals(0, flat.toArray().length);
    flat.set(new float[0]);
    assertEquals(0, flat.get(0, FloatBuffer.allocate(3)));
  }

  @Test
  void integersAreRefused() {
    create("a", DType.FLOAT32, 2);
    create("step", DType.INT64);
    problem(
        "[DtypeMismatch] Variable step has dtype int64, and a flat view has floating-point numbers"
            + " only. Create it with trainable = false, or choose the variables by FlatView.of.",
        store::flat);
  }

  @Test
  void aFloat64IsNotRoundedUnasked() {
    create("a", DType.FLOAT32, 2);
    DoubleVariable b = create("b", DType.FLOAT64, 2);
    FlatView flat = store.flat();
    String message =
        "[DtypeMismatch] Variable b has dtype float64, which a float would round: copy as double.";
    problem(message, flat::toArray);
    problem(message, () -> flat.set(new float[4]));
    problem(message, () -> flat.get(1, FloatBuffer.allocate(2)));
    assertEquals(2, flat.get(0, FloatBuffer.allocate(2)));
    flat.set(new double[] {1, 2, 0.1, 1e300});
    assertArrayEquals(new double[] {0.1, 1e300}, b.toArray());
  }

  @Test
  void whatDoesNotFitChangesNothing() {
    FloatVariable a = create("a", DType.FLOAT32, 2);
    a.setAll(1, 2);
    FlatView flat = store.flat();
    IllegalArgumentException few =
        assertThrows(IllegalArgumentException.class, () -> flat.set(new float[1]));
    assertEquals("A flat view of 2 numbers cannot be set to 1", few.getMessage());
    assertThrows(IllegalArgumentException.class, () -> flat.set(new double[3]));
    IndexOutOfBoundsException outside =
        assertThrows(
            IndexOutOfBoundsException.class, () -> flat.set(1, FloatBuffer.wrap(new float[2])));
    assertEquals("A flat view of 2 numbers has none at 2", outside.getMessage());
    for (long from : new long[] {-1, 3, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThrows(IndexOutOfBoundsException.class, () -> flat.get(from, FloatBuffer.allocate(1)));
      assertThrows(IndexOutOfBoundsException.class, () -> flat.set(from, DoubleBuffer.allocate(0)));
    }
    assertArrayEquals(new float[] {1, 2}, a.toArray());
  }

  @Test
  void readOnlyVariablesAreNotSet() {
    FloatVariable a = create("a", DType.FLOAT32, 2);
    store.provide(
        new ValueSource() {
          @Override
          public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
            return Optional.empty();
          }

          @Override
          public Optional<ByteBuffer> memoryFor(VariableSpec<?> spec) {
            return Optional.of(ByteBuffer.allocateDirect(8).asReadOnlyBuffer());
          }
        });
    create("b", DType.FLOAT32, 2);
    a.setAll(1, 2);
    FlatView flat = store.flat();
    assertArrayEquals(new float[] {1, 2, 0, 0}, flat.toArray());
    String message =
        "[ReadOnlyVariable] Variable b cannot be set: its elements are those of a file. Load them as"
            + " a copy, or copied on write.";
    problem(message, () -> flat.set(new float[4]));
    problem(message, () -> flat.set(new double[4]));
    assertArrayEquals(new float[] {1, 2}, a.toArray());
    flat.set(0, FloatBuffer.wrap(new float[] {5, 6}));
    assertArrayEquals(new float[] {5, 6}, a.toArray());
  }

  @Test
  void aListHasItsOwnOrder() {
    FloatVariable a = create("a", DType.FLOAT32, 2);
    FloatVariable b = create("b", DType.FLOAT32, 1);
    assertEquals(new FlatView.Range(1, 3), FlatView.of(List.of(b, a)).range(a));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> FlatView.of(List.of(a, b, a)));
    assertEquals("Variable a (2,) float32 is there twice", e.getMessage());
  }

  /** Takes no memory: all but the sizes is shared. */
  @Test
  void moreThanAnArrayCanHold() {
    FloatBuffer number = FloatBuffer.allocate(1);
    List<Float16Variable> variables = new ArrayList<>();
    ByteBuffer memory = ByteBuffer.allocateDirect(1 << 30);
    store.provide(
        new ValueSource() {
          @Override
          public Optional<Initializer> valuesFor(VariableSpec<?> spec) {
            return Optional.empty();
          }

          @Override
          public Optional<ByteBuffer> memoryFor(VariableSpec<?> spec) {
            return Optional.of(memory.duplicate());
          }
        });
    for (int i = 0; i < 5; i++) {
      variables.add(create("v" + i, DType.FLOAT16, 1 << 29));
    }
    FlatView flat = store.flat();
    assertEquals(5L << 29, flat.size());
    variables.get(4).set((1 << 29) - 1, 8);
    assertEquals(1, flat.get((5L << 29) - 1, number));
    assertEquals(8, number.get(0));
    assertEquals(0, flat.get(5L << 29, FloatBuffer.allocate(1)));
    for (IllegalStateException e :
        List.of(
            assertThrows(IllegalStateException.class, flat::toArray),
            assertThrows(IllegalStateException.class, flat::toDoubleArray))) {
      assertEquals(
          "A flat view of 2684354560 numbers fits into no array: copy them in parts",
          e.getMessage());
    }
  }

  /** A variable of a random shape and dtype. */
  record Made(DType<?> dtype, int rows, int columns, boolean isArray) {}

  @Provide
  Arbitrary<List<Made>> made() {
    return Combinators.combine(
            Arbitraries.of(DType.FLOAT32, DType.FLOAT64, DType.FLOAT16, DType.BFLOAT16),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false))
        .as(Made::new)
        .list()
        .ofMaxSize(8);
  }

  /** A view does what one array does, of which each variable is a part. */
  @Property(tries = 1000, seed = "21")
  void aViewActsLikeAnArray(
      @ForAll("made") List<Made> made, @ForAll @IntRange(max = 1000) int seed) {
    VariableStore store = new VariableStore(seed);
    Random random = new Random(seed);
    for (int i = 0; i < made.size(); i++) {
      Made one = made.get(i);
      store.create(
          VariableSpec.of("v" + (made.size() - i), one.dtype, Shape.of(one.rows, one.columns))
              .withMemory(one.isArray ? Memory.ARRAY : Memory.DIRECT)
              .withInitializer(Initializers.normal(0, 1)));
    }
    FlatView flat = store.flat();
    double[] expected = new double[(int) flat.size()];
    for (AnyVariable variable : store.variables()) {
      FlatView.Range range = flat.range(variable);
      assertEquals(variable.size(), range.to() - range.from());
      for (int i = 0; i < variable.size(); i++) {
        expected[(int) range.from() + i] = variable.getAsDouble(i);
      }
    }
    assertArrayEquals(expected, flat.toDoubleArray());
    flat.set(expected.clone());
    assertArrayEquals(expected, flat.toDoubleArray());

    int from = random.nextInt(expected.length + 1);
    int to = from + random.nextInt(expected.length + 1 - from);
    boolean isDirect = random.nextBoolean();
    DoubleBuffer part =
        isDirect
            ? ByteBuffer.allocateDirect(8 * (to - from + 2)).asDoubleBuffer()
            : DoubleBuffer.allocate(to - from + 2);
    part.position(1).limit(to - from + 1);
    assertEquals(to - from, flat.get(from, part));
    assertEquals(to - from + 1, part.position());
    for (int i = from; i < to; i++) {
      assertEquals(expected[i], part.get(1 + i - from));
      expected[i] = random.nextInt(100);
      part.put(1 + i - from, expected[i]);
    }
    part.position(1);
    flat.set(from, part);
    assertEquals(0, part.remaining());
    assertArrayEquals(expected, flat.toDoubleArray());

    if (made.stream().noneMatch(one -> one.dtype == DType.FLOAT64)) {
      float[] floats = flat.toArray();
      for (int i = 0; i < floats.length; i++) {
        assertEquals(expected[i], floats[i]);
      }
      Arrays.fill(floats, from, to, 0.5f);
      Arrays.fill(expected, from, to, 0.5);
      flat.set(from, FloatBuffer.wrap(floats, from, to - from));
      assertArrayEquals(expected, flat.toDoubleArray());
      flat.set(floats);
      assertArrayEquals(floats, flat.toArray());
    }
  }
}
