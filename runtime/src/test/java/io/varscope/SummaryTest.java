package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What stores and variables say of themselves to people. */
class SummaryTest {

  private final VariableStore store = new VariableStore();

  private static AnyVariable of(DType<?> dtype, double... values) {
    return new VariableStore()
        .create(
            VariableSpec.of("v", dtype, Shape.of(values.length))
                .withInitializer(Initializers.constant(values)));
  }

  @Test
  void aStoreIsATable() {
    Scope decay = store.root().withGroups("encoder", "decay");
    decay.scope("net/b").variable("kernel", DType.FLOAT32, Shape.of(1000, 2));
    store.create(
        VariableSpec.of("step", DType.INT64, Shape.scalar())
            .withTrainable(false)
            .withMemory(Memory.ARRAY));
    store.scope("net/a").variable("w", DType.FLOAT16, Shape.of(3));
    assertEquals(
        """
        variable  shape      dtype    trainable  parameters  bytes  memory         groups
        net/a
          w       (3,)       float16  yes                 3      6  direct memory
        net/b
          kernel  (1000, 2)  float32  yes             2,000  8,000  direct memory  decay, encoder

        step      ()         int64    no                  1      8  an array

        3 variables, 2,004 parameters, of which 2,003 are trainable, 8,014 bytes
        """,
        store.summary());
    assertEquals(
        """
        variable  shape  dtype    trainable  parameters  bytes  memory         groups
        net/a
          w       (3,)   float16  yes                 3      6  direct memory

        1 variable, 3 parameters, of which 3 are trainable, 6 bytes
        """,
        store.scope("net").scope("a").summary());
  }

  @Test
  void anEmptyStoreHasTotalsToo() {
    assertEquals(
        """
        variable  shape  dtype  trainable  parameters  bytes  memory  groups

        0 variables, 0 parameters, of which 0 are trainable, 0 bytes
        """,
        store.summary());
  }

  @Test
  void otherSeparatorsAreThoseOfTheScope() {
    store.scope("net.a", ".").variable("w", DType.UINT8, Shape.of(3));
    assertEquals(
        """
        variable  shape  dtype  trainable  parameters  bytes  memory         groups
        net.a
          w       (3,)   uint8  yes                 3      3  direct memory

        1 variable, 3 parameters, of which 3 are trainable, 3 bytes
        """,
        store.scope("/", ".").summary());
  }

  @Test
  void aVariableShowsItsFirstElements() {
    assertEquals("v (2,) float32 [0.1, NaN]", of(DType.FLOAT32, 0.1, Double.NaN).toString());
    assertEquals("v (2,) float64 [0.1, -0.0]", of(DType.FLOAT64, 0.1, -0.0).toString());
    assertEquals("v (1,) float16 [1000.5]", of(DType.FLOAT16, 1000.3).toString());
    assertEquals("v (1,) bfloat16 [100.5]", of(DType.BFLOAT16, 100.3).toString());
    assertEquals("v (2,) uint8 [0, 255]", of(DType.UINT8, 0, 255).toString());
    assertEquals("v (2,) int8 [-1, 1]", of(DType.INT8, -1, 1).toString());
    assertEquals("v (1,) int32 [-2147483648]", of(DType.INT32, -2147483648.0).toString());
    assertEquals("v (2,) bool [true, false]", of(DType.BOOL, 1, 0).toString());
    LongVariable exact = (LongVariable) of(DType.INT64, 0);
    exact.set(Long.MAX_VALUE);
    assertEquals("v (1,) int64 [9223372036854775807]", exact.toString());
  }

  @Test
  void ofManyElementsSixAreShown() {
    assertEquals("v (6,) int8 [1, 2, 3, 4, 5, 6]", of(DType.INT8, 1, 2, 3, 4, 5, 6).toString());
    assertEquals(
        "v (7,) int8 [1, 2, 3, 4, 5, 6, ...]", of(DType.INT8, 1, 2, 3, 4, 5, 6, 7).toString());
    assertEquals("v (0,) int8 []", of(DType.INT8).toString());
    assertEquals(
        "s () float32 [0.5]",
        store
            .create(
                VariableSpec.of("s", DType.FLOAT32, Shape.scalar())
                    .withInitializer(Initializers.constant(0.5)))
            .toString());
  }
}
