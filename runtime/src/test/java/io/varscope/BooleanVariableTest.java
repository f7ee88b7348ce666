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

class BooleanVariableTest {

  private static BooleanVariable make(Memory memory, long... dims) {
    return new VariableStore()
        .create(
            VariableSpec.of("m", DType.BOOL, Shape.of(dims))
                .withInitializer(Initializers.zeros())
                .withMemory(memory));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void elementsAreReadAsTheyWereSet(Memory memory) {
    BooleanVariable m = make(memory, 2, 3);
    m.set(0, true);
    assertEquals(true, m.get(0));
    m.set(5, true);
    assertEquals(true, m.get(5));
    m.set(1, 0, true);
    assertEquals(true, m.get(1, 0));
    boolean[] all = {true, false, false, true, false, true};
    assertArrayEquals(all, m.toArray());
    m.toArray()[0] = true;
    assertEquals(true, m.get(0), "toArray is a copy");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void aScalarNeedsNoIndex(Memory memory) {
    BooleanVariable scalar = make(memory);
    scalar.set(true);
    assertEquals(true, scalar.get());
    BooleanVariable matrix = make(memory, 2, 3);
    assertThrows(IndexOutOfBoundsException.class, matrix::get);
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.set(true));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void buffersAreTheMemory(Memory memory) {
    BooleanVariable m = make(memory, 2, 3);
    m.buffer().put(0, (byte) 1).put(4, (byte) 1);
    assertEquals(true, m.get(0));
    assertEquals(true, m.get(4));
    assertEquals((byte) 1, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    m.row(1).put(0, (byte) 1);
    assertEquals(true, m.get(1, 0));
    m.slice(0, 2).put(2, (byte) 1);
    assertEquals(true, m.get(0, 2));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void anArrayIsTheMemoryIfItIsOne(Memory memory) {
    BooleanVariable m = make(memory, 2, 3);
    if (memory == Memory.ARRAY) {
      m.array()[1] = (byte) 1;
      assertEquals(true, m.get(1));
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
    BooleanVariable m = make(memory, 2, 3);
    boolean[] all = {true, false, true, true, false, true};
    m.setAll(all);
    assertArrayEquals(all, m.toArray());
    assertRefused(5, () -> m.setAll(new boolean[5]));
    assertRefused(7, () -> m.setAll(new boolean[7]));
    assertArrayEquals(all, m.toArray());
  }

  private static void assertRefused(int count, Executable setAll) {
    assertEquals(
        "Variable m (2, 3) bool has 6 elements, not " + count,
        assertThrows(IllegalArgumentException.class, setAll).getMessage());
  }
}
