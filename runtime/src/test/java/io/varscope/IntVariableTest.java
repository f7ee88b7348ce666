// Made from src/templates/VariableTest.java.ftl. Edit that, not this: VariableFamilyTest says how.
package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntVariableTest {

  private static IntVariable make(Memory memory, long... dims) {
    return new VariableStore()
        .create(
            VariableSpec.of("m", DType.INT32, Shape.of(dims))
                .withInitializer(Initializers.zeros())
                .withMemory(memory));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void elementsAreReadAsTheyWereSet(Memory memory) {
    IntVariable m = make(memory, 2, 3);
    m.set(0, -7);
    assertEquals(-7, m.get(0));
    m.set(5, Integer.MAX_VALUE);
    assertEquals(Integer.MAX_VALUE, m.get(5));
    m.set(1, 0, -7);
    assertEquals(-7, m.get(1, 0));
    int[] all = {-7, 0, 0, -7, 0, Integer.MAX_VALUE};
    assertArrayEquals(all, m.toArray());
    m.toArray()[0] = Integer.MAX_VALUE;
    assertEquals(-7, m.get(0), "toArray is a copy");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void aScalarNeedsNoIndex(Memory memory) {
    IntVariable scalar = make(memory);
    scalar.set(-7);
    assertEquals(-7, scalar.get());
    IntVariable matrix = make(memory, 2, 3);
    assertThrows(IndexOutOfBoundsException.class, matrix::get);
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.set(-7));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void buffersAreTheMemory(Memory memory) {
    IntVariable m = make(memory, 2, 3);
    m.buffer().put(0, 1).put(4, 1);
    assertEquals(1, m.get(0));
    assertEquals(1, m.get(4));
    assertEquals(1, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    m.row(1).put(0, 1);
    assertEquals(1, m.get(1, 0));
    m.slice(0, 2).put(2, 1);
    assertEquals(1, m.get(0, 2));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void anArrayIsTheMemoryIfItIsOne(Memory memory) {
    IntVariable m = make(memory, 2, 3);
    if (memory == Memory.ARRAY) {
      m.array()[1] = 1;
      assertEquals(1, m.get(1));
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      problem(
          "[NoArray] Variable m is kept outside the heap: ask for its buffer, or create it with"
              + " Memory.ARRAY.",
          m::array);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void allAreSetOrNone(Memory memory) {
    IntVariable m = make(memory, 2, 3);
    int[] all = {1, 2, 3, 4, 5, Integer.MAX_VALUE};
    m.setAll(all);
    assertArrayEquals(all, m.toArray());
    assertRefused(5, () -> m.setAll(new int[5]));
    assertRefused(7, () -> m.setAll(new int[7]));
    assertArrayEquals(all, m.toArray());
  }

  private static void assertRefused(int count, Executable setAll) {
    assertEquals(
        "Variable m (2, 3) int32 has 6 elements, not " + count,
        assertThrows(IllegalArgumentException.class, setAll).getMessage());
  }
}
