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

class Float16VariableTest {

  private static Float16Variable make(Memory memory, long... dims) {
    return new VariableStore()
        .create(
            VariableSpec.of("m", DType.FLOAT16, Shape.of(dims))
                .withInitializer(Initializers.zeros())
                .withMemory(memory));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void elementsAreReadAsTheyWereSet(Memory memory) {
    Float16Variable m = make(memory, 2, 3);
    m.set(0, -1.5f);
    assertEquals(-1.5f, m.get(0));
    m.set(5, 65504f);
    assertEquals(65504f, m.get(5));
    m.set(1, 0, -1.5f);
    assertEquals(-1.5f, m.get(1, 0));
    float[] all = {-1.5f, 0, 0, -1.5f, 0, 65504f};
    assertArrayEquals(all, m.toArray());
    m.toArray()[0] = 65504f;
    assertEquals(-1.5f, m.get(0), "toArray is a copy");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void aScalarNeedsNoIndex(Memory memory) {
    Float16Variable scalar = make(memory);
    scalar.set(-1.5f);
    assertEquals(-1.5f, scalar.get());
    Float16Variable matrix = make(memory, 2, 3);
    assertThrows(IndexOutOfBoundsException.class, matrix::get);
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.set(-1.5f));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void buffersAreTheMemory(Memory memory) {
    Float16Variable m = make(memory, 2, 3);
    m.buffer().put(0, (short) 0x3c00).put(4, (short) 0x3c00);
    assertEquals(1, m.get(0));
    assertEquals(1, m.get(4));
    assertEquals((short) 0x3c00, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    m.row(1).put(0, (short) 0x3c00);
    assertEquals(1, m.get(1, 0));
    m.slice(0, 2).put(2, (short) 0x3c00);
    assertEquals(1, m.get(0, 2));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void anArrayIsTheMemoryIfItIsOne(Memory memory) {
    Float16Variable m = make(memory, 2, 3);
    if (memory == Memory.ARRAY) {
      m.array()[1] = (short) 0x3c00;
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
    Float16Variable m = make(memory, 2, 3);
    float[] all = {1, 2, 3, 4, 5, 65504f};
    m.setAll(all);
    assertArrayEquals(all, m.toArray());
    assertRefused(5, () -> m.setAll(new float[5]));
    assertRefused(7, () -> m.setAll(new float[7]));
    assertArrayEquals(all, m.toArray());
  }

  private static void assertRefused(int count, Executable setAll) {
    assertEquals(
        "Variable m (2, 3) float16 has 6 elements, not " + count,
        assertThrows(IllegalArgumentException.class, setAll).getMessage());
  }
}
