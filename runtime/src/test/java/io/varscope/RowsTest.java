package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.nio.Buffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of variables: rows, slices and the position of one element, by all classes. */
class RowsTest {

  private static <V extends AnyVariable> V make(Memory memory, DType<V> dtype, long... dims) {
    return new VariableStore()
        .create(
            VariableSpec.of("m", dtype, Shape.of(dims))
                .withInitializer(Initializers.zeros())
                .withMemory(memory));
  }

  private static FloatVariable floats(long... dims) {
    FloatVariable m = make(Memory.DIRECT, DType.FLOAT32, dims);
    IntStream.range(0, m.size()).forEach(i -> m.set(i, i));
    return m;
  }

  private static Buffer row(AnyVariable m, int index) throws Throwable {
    try {
      return (Buffer) m.getClass().getMethod("row", int.class).invoke(m, index);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Buffer slice(AnyVariable m, int from, int to) throws Throwable {
    try {
      return (Buffer) m.getClass().getMethod("slice", int.class, int.class).invoke(m, from, to);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void assertOutside(String reason, AnyVariable m, Executable action) {
    assertEquals(
        "Variable m has shape " + m.shape() + reason,
        assertThrows(IndexOutOfBoundsException.class, action).getMessage());
  }

  static Stream<Arguments> dtypesAndMemories() {
    return AnyVariableTest.dtypesAndMemories();
  }

  @ParameterizedTest
  @MethodSource("dtypesAndMemories")
  void rowsAndSlicesAreTheMemoryOfTheirElements(DType<?> dtype, Memory memory) throws Throwable {
    for (long[] dims : new long[][] {{3}, {3, 2}, {3, 2, 1}, {3, 1, 2, 2}}) {
      AnyVariable m = make(memory, dtype, dims);
      int columns = m.size() / 3;
      for (int row = 0; row < 3; row++) {
        assertEquals(columns, row(m, row).capacity());
        for (int column = 0; column < columns; column++) {
          int i = row * columns + column;
          m.setFromDouble(i, 1);
          assertEquals(row(m, row), slice(m, row, row + 1));
          Buffer expected = slice(m, 0, 3).duplicate().position(i).limit(i + 1);
          assertEquals(row(m, row).position(column).limit(column + 1), expected);
          m.setFromDouble(i, 0);
        }
      }
      for (int from = 0; from <= 3; from++) {
        for (int to = from; to <= 3; to++) {
          Buffer part = slice(m, from, to);
          assertEquals((to - from) * columns, part.remaining());
          assertEquals(part.remaining(), part.capacity());
          assertEquals(memory == Memory.DIRECT, part.isDirect());
        }
      }
    }
  }

  @Test
  void rowsAreNoCopies() {
    FloatVariable m = floats(3, 2);
    assertEquals(FloatBuffer.wrap(new float[] {2, 3}), m.row(1));
    assertEquals(FloatBuffer.wrap(new float[] {2, 3, 4, 5}), m.slice(1, 3));
    m.row(1).put(0, 7);
    m.slice(2, 3).put(8);
    assertEquals(7, m.get(1, 0));
    assertEquals(8, m.get(2, 0));
    assertEquals(ByteOrder.LITTLE_ENDIAN, m.row(1).order());
    assertEquals(FloatBuffer.wrap(new float[] {4}), floats(5).row(4));
  }

  @ParameterizedTest
  @MethodSource("dtypesAndMemories")
  void rowsOutsideAreRefused(DType<?> dtype, Memory memory) {
    AnyVariable scalar = make(memory, dtype);
    assertOutside(", which has no rows", scalar, () -> row(scalar, 0));
    assertOutside(", which has no rows", scalar, () -> slice(scalar, 0, 0));
    for (long[] dims : new long[][] {{3}, {3, 2}, {3, 2, 1}, {3, 0}}) {
      AnyVariable m = make(memory, dtype, dims);
      for (int index : new int[] {-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        assertOutside(", no row " + index, m, () -> row(m, index));
      }
      assertOutside(", no rows -1 to 0", m, () -> slice(m, -1, 0));
      assertOutside(", no rows 0 to 4", m, () -> slice(m, 0, 4));
      assertOutside(", no rows 2 to 1", m, () -> slice(m, 2, 1));
      assertOutside(", no rows 0 to 2147483647", m, () -> slice(m, 0, Integer.MAX_VALUE));
    }
  }

  @ParameterizedTest
  @MethodSource("dtypesAndMemories")
  void withoutElementsRowsAreEmpty(DType<?> dtype, Memory memory) throws Throwable {
    for (long[] dims : new long[][] {{0}, {0, 5}, {0, 4_000_000_000L}, {0, 2, 3}}) {
      AnyVariable m = make(memory, dtype, dims);
      assertEquals(0, slice(m, 0, 0).capacity());
      assertOutside(", no row 0", m, () -> row(m, 0));
      assertOutside(", no rows 0 to 1", m, () -> slice(m, 0, 1));
    }
    AnyVariable empty = make(memory, dtype, 5, 0);
    assertEquals(0, row(empty, 4).capacity());
    assertEquals(0, slice(empty, 0, 5).capacity());
    AnyVariable long0 = make(memory, dtype, 4_000_000_000L, 0);
    assertEquals(0, row(long0, Integer.MAX_VALUE).capacity());
    assertEquals(0, slice(long0, 1, Integer.MAX_VALUE).capacity());
  }

  @Test
  void offsetsAreInRowMajorOrder() {
    assertEquals(0, floats().offset());
    FloatVariable vector = floats(5);
    FloatVariable matrix = floats(2, 3);
    FloatVariable cube = floats(2, 3, 4);
    FloatVariable four = floats(2, 3, 4, 5);
    int next = 0;
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 3; b++) {
        // As an array, because two numbers would be the way that get(row, column) takes.
        assertEquals(a * 3 + b, matrix.offset(new int[] {a, b}));
        assertEquals(matrix.get(a, b), matrix.get(matrix.offset(new int[] {a, b})));
        for (int c = 0; c < 4; c++) {
          assertEquals(a * 12 + b * 4 + c, cube.offset(a, b, c));
          for (int d = 0; d < 5; d++) {
            assertEquals(next++, four.offset(a, b, c, d));
          }
        }
      }
    }
    assertEquals(4, vector.offset(4));
  }

  @Test
  void offsetsOutsideAreRefused() {
    FloatVariable scalar = floats();
    assertOutside(", not 1 axes", scalar, () -> scalar.offset(0));
    FloatVariable vector = floats(5);
    assertOutside(", not 0 axes", vector, () -> vector.offset());
    assertOutside(", no element 5 on axis 0", vector, () -> vector.offset(5));
    assertOutside(", no element -1 on axis 0", vector, () -> vector.offset(-1));
    FloatVariable matrix = floats(2, 3);
    assertOutside(", no element 3 on axis 1", matrix, () -> matrix.offset(new int[] {0, 3}));
    assertOutside(", not 3 axes", matrix, () -> matrix.offset(0, 0, 0));
    FloatVariable four = floats(2, 3, 4, 5);
    assertOutside(", no element -2 on axis 2", four, () -> four.offset(1, 2, -2, 0));
    assertOutside(", no element 5 on axis 3", four, () -> four.offset(1, 2, 3, 5));
  }

  @Test
  void withoutElementsThereAreNoOffsets() {
    FloatVariable none = floats(0, 5);
    assertOutside(", no element 0 on axis 0", none, () -> none.offset(new int[] {0, 0}));
    assertOutside(", no element [0][0]", none, () -> none.get(0, 0));
    FloatVariable wide = floats(0, 4_000_000_000L);
    assertOutside(", no element 0 on axis 0", wide, () -> wide.offset(new int[] {0, 7}));
    assertOutside(", no element [0][7]", wide, () -> wide.get(0, 7));
    FloatVariable high = floats(4_000_000_000L, 0);
    int[] last = {Integer.MAX_VALUE - 1, 0};
    assertOutside(", no element 0 on axis 1", high, () -> high.offset(last));
    assertOutside(", no element [0][0]", high, () -> high.get(0, 0));
  }
}
