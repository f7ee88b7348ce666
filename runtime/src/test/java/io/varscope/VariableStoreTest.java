package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariableStoreTest {

  private static final VariableSpec<FloatVariable> V =
      VariableSpec.of("foo/v", DType.FLOAT32, Shape.of(1))
          .withInitializer(Initializers.constant(1.0));

  private final VariableStore store = new VariableStore();

  private static <V extends AnyVariable> VariableSpec<V> owned(
      String name, DType<V> dtype, String owner) {
    return new VariableSpec<>(
        name, dtype, Shape.of(1), Optional.empty(), true, Set.of(), Memory.ANY, owner);
  }

  @Test
  void createMakesAVariableAsAskedFor() {
    FloatVariable v =
        store.create(
            new VariableSpec<>(
                "foo/v",
                DType.FLOAT32,
                Shape.of(2, 3),
                Optional.of(Initializers.constant(2.5)),
                false,
                Set.of("decay"),
                Memory.ANY,
                "acme.Encoder.v"));
    assertEquals("foo/v", v.name());
    assertSame(DType.FLOAT32, v.dtype());
    assertEquals(Shape.of(2, 3), v.shape());
    assertEquals(6, v.size());
    assertFalse(v.trainable());
    assertEquals("acme.Encoder.v", v.owner());
    assertEquals("foo/v (2, 3) float32 [2.5, 2.5, 2.5, 2.5, 2.5, 2.5]", v.toString());
    assertEquals(Set.of("decay"), v.groups());
    assertArrayEquals(new float[] {2.5f, 2.5f, 2.5f, 2.5f, 2.5f, 2.5f}, v.toArray());
  }

  @Test
  void aSpecAsksForATrainableVariableOfNobody() {
    FloatVariable v = store.create(V);
    assertTrue(v.trainable());
    assertEquals("", v.owner());
  }

  @Test
  void createOfAnExistingNameFails() {
    FloatVariable v = store.create(V);
    problem(
        "[DuplicateVariable] Variable foo/v already exists."
            + " Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?",
        () -> store.create(V));
    assertSame(v, store.get("foo/v"));
  }

  @Test
  void createOfAnExistingNameFailsWhateverItsShapeAndDtype() {
    store.create(owned("foo/v", DType.FLOAT32, "acme.Encoder.v"));
    problem(
        "[DuplicateVariable] Variable foo/v already exists: created by acme.Encoder.v."
            + " Did you mean reuse = Reuse.TRUE, or Reuse.AUTO?",
        () -> store.create(VariableSpec.of("foo/v", DType.INT32, Shape.of(7))));
  }

  @Test
  void reuseGivesTheSameObject() {
    FloatVariable v = store.create(V);
    assertSame(v, store.reuse(V));
    assertSame(v, store.reuse(V));
  }

  @Test
  void reuseLeavesValuesAndTrainableAlone() {
    FloatVariable v = store.create(V);
    v.set(3);
    store.reuse(V.withTrainable(false).withInitializer(Initializers.zeros()));
    assertEquals(3, v.get());
    assertTrue(v.trainable());
  }

  @Test
  void reuseOfANameThatNobodyCreatedFails() {
    problem("[MissingVariable] Variable foo/v does not exist in this store.", () -> store.reuse(V));
    assertEquals(List.of(), store.variables());
  }

  @Test
  void reuseOfAMissingNameTellsTheNearestOnes() {
    store.create(owned("foo/v", DType.FLOAT32, "acme.Encoder.v"));
    store.create(owned("somewhere/quite/else/w", DType.FLOAT32, ""));
    store.create(owned("unrelated/name", DType.FLOAT32, ""));
    problem(
        "[MissingVariable] Variable foo/w does not exist in this store."
            + " Did you mean foo/v, created by acme.Encoder.v; or somewhere/quite/else/w?",
        () -> store.reuse(VariableSpec.of("foo/w", DType.FLOAT32, Shape.of(1))));
  }

  @Test
  void autoCreatesThenShares() {
    FloatVariable v = store.auto(V);
    assertEquals(1, v.get());
    assertSame(v, store.auto(V.withInitializer(Initializers.zeros())));
    assertEquals(1, v.get());
    assertSame(v, store.reuse(V));
  }

  @Test
  void sharingWithAnotherShapeFails() {
    store.create(V);
    VariableSpec<FloatVariable> wrong = VariableSpec.of("foo/v", DType.FLOAT32, Shape.of(2));
    String message =
        "[ShapeMismatch] Trying to share variable foo/v, but specified shape (2,)"
            + " and found shape (1,).";
    problem(message, () -> store.reuse(wrong));
    problem(message, () -> store.auto(wrong));
  }

  @Test
  void shapesOfAsManyElementsAreStillDifferent() {
    store.create(V);
    problem(
        "[ShapeMismatch] Trying to share variable foo/v, but specified shape ()"
            + " and found shape (1,).",
        () -> store.reuse(VariableSpec.of("foo/v", DType.FLOAT32, Shape.scalar())));
  }

  @Test
  void sharingWithAnotherDtypeFails() {
    store.create(V);
    VariableSpec<DoubleVariable> wrong = VariableSpec.of("foo/v", DType.FLOAT64, Shape.of(1));
    String message =
        "[DtypeMismatch] Trying to share variable foo/v, but specified dtype float64"
            + " and found dtype float32.";
    problem(message, () -> store.reuse(wrong));
    problem(message, () -> store.auto(wrong));
  }

  @Test
  void aWrongShapeIsToldBeforeAWrongDtype() {
    store.create(V);
    VariableException e =
        assertThrows(
            VariableException.class,
            () -> store.reuse(VariableSpec.of("foo/v", DType.INT8, Shape.of(3))));
    assertEquals("ShapeMismatch", e.id());
  }

  @Test
  void getFindsByFullName() {
    FloatVariable v = store.create(V);
    assertSame(v, store.get("foo/v"));
    assertSame(v, store.get("foo/v", DType.FLOAT32));
    assertEquals(Optional.of(v), store.find("foo/v"));
  }

  @Test
  void getOfAMissingNameFails() {
    store.create(owned("foo/v", DType.FLOAT32, "acme.Encoder.v"));
    String message =
        "[MissingVariable] Variable foo/vv does not exist in this store."
            + " Did you mean foo/v, created by acme.Encoder.v?";
    problem(message, () -> store.get("foo/vv"));
    problem(message, () -> store.get("foo/vv", DType.FLOAT32));
    assertEquals(Optional.empty(), store.find("foo/vv"));
  }

  @Test
  void getWithAnotherDtypeFails() {
    store.create(V);
    problem(
        "[DtypeMismatch] Variable foo/v has dtype float32, but was asked for as int64.",
        () -> store.get("foo/v", DType.INT64));
  }

  @Test
  void illegalNamesAreNotCreated() {
    problem(
        "[IllegalName] 'foo//v' is not a valid variable or scope name:"
            + " it has an empty segment, '//'.",
        () -> store.create(VariableSpec.of("foo//v", DType.FLOAT32, Shape.of(1))));
    problem(
        "[IllegalName] '_v' is not a valid variable or scope name:"
            + " at the top of the graph a name must start with a letter, a digit or '.'.",
        () -> store.auto(VariableSpec.of("_v", DType.FLOAT32, Shape.of(1))));
    assertEquals(List.of(), store.variables());
  }

  @Test
  void shapesThatAreTooLargeAreNotCreated() {
    problem(
        "[IllegalShape] Variable big cannot have this shape: (65536, 8192) of float32 has 536870912"
            + " elements and needs 2147483648 bytes; a variable holds at most 2147483583 bytes, as one NIO buffer"
            + " does.",
        () -> store.create(VariableSpec.of("big", DType.FLOAT32, Shape.of(65536, 8192))));
  }

  @Test
  void initializersThatDoNotFitAreNotRun() {
    problem(
        "[IllegalInitializer] Variable n cannot be initialized so: int32 has no value 0.5.",
        () ->
            store.create(
                VariableSpec.of("n", DType.INT32, Shape.of(1))
                    .withInitializer(Initializers.constant(0.5))));
    assertEquals(List.of(), store.variables());
  }

  @Test
  void withoutAnInitializerTheDtypeDecides() {
    store.create(VariableSpec.of("float", DType.FLOAT32, Shape.of(4)));
    store.create(VariableSpec.of("double", DType.FLOAT64, Shape.of(4)));
    store.create(VariableSpec.of("int", DType.INT32, Shape.of(4)));
    store.create(VariableSpec.of("bool", DType.BOOL, Shape.of(4)));
    VariableStore glorot = new VariableStore();
    assertArrayEquals(
        glorot
            .create(
                VariableSpec.of("float", DType.FLOAT32, Shape.of(4))
                    .withInitializer(Initializers.glorotUniform()))
            .toArray(),
        store.get("float", DType.FLOAT32).toArray());
    assertArrayEquals(
        glorot
            .create(
                VariableSpec.of("double", DType.FLOAT64, Shape.of(4))
                    .withInitializer(Initializers.glorotUniform()))
            .toArray(),
        store.get("double", DType.FLOAT64).toArray());
    assertArrayEquals(new int[4], store.get("int", DType.INT32).toArray());
    assertArrayEquals(new boolean[4], store.get("bool", DType.BOOL).toArray());
  }

  @Test
  void storesKnowNothingOfEachOther() {
    FloatVariable v = store.create(V);
    FloatVariable other = new VariableStore().create(V);
    v.set(5);
    assertEquals(1, other.get());
  }

  @Test
  void aVariableMayHaveTheNameOfAScope() {
    store.create(VariableSpec.of("foo", DType.FLOAT32, Shape.of(1)));
    store.create(V);
    assertEquals(2, store.variables().size());
    assertEquals("store of 2 variables", store.toString());
  }
}
