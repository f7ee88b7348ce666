<#assign
  zero = (kind.type() == "boolean")?then("false", "0")
  one = (kind.type() == "boolean")?then("true", "1")
>
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

class ${kind.name()}Test {

  private static ${kind.name()} make(Memory memory, long... dims) {
    return new VariableStore()
        .create(
            VariableSpec.of("m", DType.${kind.dtype()}, Shape.of(dims))
                .withInitializer(Initializers.zeros())
                .withMemory(memory));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void elementsAreReadAsTheyWereSet(Memory memory) {
    ${kind.name()} m = make(memory, 2, 3);
    m.set(0, ${kind.example()});
    assertEquals(${kind.example()}, m.get(0));
    m.set(5, ${kind.largest()});
    assertEquals(${kind.largest()}, m.get(5));
    m.set(1, 0, ${kind.example()});
    assertEquals(${kind.example()}, m.get(1, 0));
    ${kind.type()}[] all = {${kind.example()}, ${zero}, ${zero}, ${kind.example()}, ${zero}, ${kind.largest()}};
    assertArrayEquals(all, m.toArray());
    m.toArray()[0] = ${kind.largest()};
    assertEquals(${kind.example()}, m.get(0), "toArray is a copy");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void aScalarNeedsNoIndex(Memory memory) {
    ${kind.name()} scalar = make(memory);
    scalar.set(${kind.example()});
    assertEquals(${kind.example()}, scalar.get());
    ${kind.name()} matrix = make(memory, 2, 3);
    assertThrows(IndexOutOfBoundsException.class, matrix::get);
    assertThrows(IndexOutOfBoundsException.class, () -> matrix.set(${kind.example()}));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void buffersAreTheMemory(Memory memory) {
    ${kind.name()} m = make(memory, 2, 3);
    m.buffer().put(0, ${kind.one()}).put(4, ${kind.one()});
    assertEquals(${one}, m.get(0));
    assertEquals(${one}, m.get(4));
    assertEquals(${kind.one()}, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    m.row(1).put(0, ${kind.one()});
    assertEquals(${one}, m.get(1, 0));
    m.slice(0, 2).put(2, ${kind.one()});
    assertEquals(${one}, m.get(0, 2));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void anArrayIsTheMemoryIfItIsOne(Memory memory) {
    ${kind.name()} m = make(memory, 2, 3);
    if (memory == Memory.ARRAY) {
      m.array()[1] = ${kind.one()};
      assertEquals(${one}, m.get(1));
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
    ${kind.name()} m = make(memory, 2, 3);
<#if kind.type() == "boolean">
    boolean[] all = {true, false, true, true, false, true};
<#else>
    ${kind.type()}[] all = {1, 2, 3, 4, 5, ${kind.largest()}};
</#if>
    m.setAll(all);
    assertArrayEquals(all, m.toArray());
    assertRefused(5, () -> m.setAll(new ${kind.type()}[5]));
    assertRefused(7, () -> m.setAll(new ${kind.type()}[7]));
    assertArrayEquals(all, m.toArray());
  }

  private static void assertRefused(int count, Executable setAll) {
    assertEquals(
        "Variable m (2, 3) ${kind.dtype()?lower_case} has 6 elements, not " + count,
        assertThrows(IllegalArgumentException.class, setAll).getMessage());
  }
}
