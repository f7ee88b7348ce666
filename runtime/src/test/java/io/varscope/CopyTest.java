package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies of stores and scopes, and the way back. */
class CopyTest {

  private final VariableStore store = new VariableStore(7);

  static List<DType<?>> dtypes() {
    return DType.values();
  }

  private FloatVariable create(String name, double... values) {
    return store.create(
        VariableSpec.of(name, DType.FLOAT32, Shape.of(2))
            .withInitializer(Initializers.constant(values)));
  }

  private static List<String> names(VariableStore store) {
    return store.variables().stream().map(AnyVariable::name).toList();
  }

  @Test
  void aCopyHasEverythingButTheSameObjects() {
    FloatVariable v =
        store.create(
            new VariableSpec<>(
                "foo/v",
                DType.FLOAT32,
                Shape.of(2, 1),
                Optional.of(Initializers.constant(1, 2)),
                false,
                Set.of("decay", "encoder"),
                Memory.ARRAY,
                "acme.Encoder.v"));
    create("a", 3);
    VariableStore copy = store.copy();
    assertEquals(List.of("foo/v", "a"), names(copy), "in the order of creation");
    FloatVariable w = copy.get("foo/v", DType.FLOAT32);
    assertNotSame(v, w);
    assertEquals(Shape.of(2, 1), w.shape());
    assertFalse(w.trainable());
    assertEquals(Set.of("decay", "encoder"), w.groups());
    assertEquals(Memory.ARRAY, w.memory());
    assertEquals("acme.Encoder.v", w.owner());
    assertEquals(Memory.DIRECT, copy.get("a").memory());
    assertEquals(List.of(copy.get("a")), copy.trainableVariables());
  }

  @Test
  void aCopyIsIndependent() {
    FloatVariable v = create("v", 1, 2);
    VariableStore copy = store.copy();
    FloatVariable w = copy.get("v", DType.FLOAT32);
    v.set(0, 10);
    w.set(1, 20);
    assertArrayEquals(new float[] {10, 2}, v.toArray());
    assertArrayEquals(new float[] {1, 20}, w.toArray());
    copy.create(VariableSpec.of("new", DType.FLOAT32, Shape.of(1)));
    assertEquals(List.of("v"), names(store));
    assertEquals(List.of("v", "new"), names(copy));
  }

  @Test
  void aCopyGoesOnAsTheStoreWould() {
    store.root().uniqueScope("dense");
    VariableStore copy = store.copy();
    assertEquals("dense_1", copy.root().uniqueScope("dense").path());
    assertEquals("dense_1", store.root().uniqueScope("dense").path());
    VariableSpec<FloatVariable> spec = VariableSpec.of("w", DType.FLOAT32, Shape.of(5));
    assertArrayEquals(store.create(spec).toArray(), copy.create(spec).toArray(), "the same seed");
  }

  @Test
  void aScopeIsCopiedAlone() {
    create("foo/v", 1);
    create("foobar/v", 2);
    create("foo/bar/v", 3);
    assertEquals(List.of("foo/v", "foo/bar/v"), names(store.scope("foo").copy()));
    assertEquals(List.of(), names(store.scope("other").copy()));
    assertEquals(List.of(), names(new VariableStore().copy()));
  }

  @ParameterizedTest
  @MethodSource("dtypes")
  void everyDtypeIsCopiedToTheLastBit(DType<?> dtype) {
    Shape shape = Shape.of(2, 3);
    AnyVariable direct = store.create(VariableSpec.of("v", dtype, shape));
    for (int i = 0; i < direct.bytes().capacity(); i++) {
      // Among others NaN of unusual bits, and longs that no double has.
      direct.bytes().put(i, (byte) (dtype == DType.BOOL ? i % 2 : 255 - 3 * i));
    }
    assertEquals(direct.bytes(), store.copy().get("v").bytes());

    VariableStore arrays = new VariableStore();
    arrays.create(VariableSpec.of("v", dtype, shape).withMemory(Memory.ARRAY));
    arrays.assign(store);
    assertEquals(Memory.ARRAY, arrays.copy().get("v").memory());
    AnyVariable back = new VariableStore().create(VariableSpec.of("v", dtype, shape));
    back.assign(arrays.get("v"));
    assertEquals(direct.bytes(), back.bytes());
  }

  @Test
  void assignBringsTheValuesBack() {
    FloatVariable v = create("v", 1, 2);
    FloatVariable w = create("foo/w", 3, 4);
    VariableStore best = store.copy();
    v.setAll(0, 0);
    w.setAll(0, 0);
    store.scope("foo").assign(best);
    assertArrayEquals(new float[] {0, 0}, v.toArray());
    assertArrayEquals(new float[] {3, 4}, w.toArray());
    store.assign(best);
    assertArrayEquals(new float[] {1, 2}, v.toArray());
    store.assign(store);
    assertArrayEquals(new float[] {1, 2}, v.toArray(), "from itself");
  }

  @Test
  void onlyValuesAreAssigned() {
    FloatVariable v = create("v", 1, 2);
    VariableStore other = new VariableStore();
    other
        .root()
        .withTrainable(false)
        .withGroups("g")
        .variable("v", DType.FLOAT32, Shape.of(2), Initializers.constant(8, 9));
    other.create(VariableSpec.of("more", DType.INT8, Shape.of(1)));
    store.assign(other);
    assertArrayEquals(new float[] {8, 9}, v.toArray());
    assertEquals(true, v.trainable());
    assertEquals(Set.of(), v.groups());
    assertEquals(List.of("v"), names(store));
  }

  @Test
  void whatCannotBeAssignedChangesNothing() {
    FloatVariable v = create("v", 1, 2);
    create("w", 3, 4);
    for (VariableSpec<?> wrong :
        List.of(
            VariableSpec.of("x", DType.FLOAT32, Shape.of(2)),
            VariableSpec.of("w", DType.FLOAT32, Shape.of(1, 2)),
            VariableSpec.of("w", DType.FLOAT64, Shape.of(2)))) {
      VariableStore other = new VariableStore();
      other.create(
          VariableSpec.of("v", DType.FLOAT32, Shape.of(2)).withInitializer(Initializers.zeros()));
      other.create(wrong);
      problem(
          switch (wrong.shape() + " " + wrong.name()) {
            case "(2,) x" ->
                "[MissingVariable] Variable w does not exist in the store that has the values.";
            case "(1, 2) w" ->
                "[ShapeMismatch] Variable w has shape (2,), and cannot be set to values of shape (1, 2).";
            default ->
                "[DtypeMismatch] Variable w has dtype float32, and cannot be set to values of dtype"
                    + " float64.";
          },
          () -> store.assign(other));
      assertArrayEquals(new float[] {1, 2}, v.toArray());
    }
  }
}
