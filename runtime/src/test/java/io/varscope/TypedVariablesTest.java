package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading and writing elements, by each class of variables in each kind of memory. */
class TypedVariablesTest {

  /** A matrix of zeros, of two rows and three columns. */
  private static <V extends AnyVariable> V matrix(Memory memory, DType<V> dtype) {
    return new VariableStore()
        .create(
            VariableSpec.of("m", dtype, Shape.of(2, 3))
                .withInitializer(Initializers.zeros())
                .withMemory(memory));
  }

  private static void assertNoArray(Executable array) {
    problem(
        "[NoArray] Variable m is kept outside the heap: ask for its buffer, or create it with"
            + " Memory.ARRAY.",
        array);
  }

  private static void assertRefuses(Executable setAll, int count) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, setAll);
    assertEquals(
        "has 6 elements, not " + count, e.getMessage().replaceFirst("Variable m .* has", "has"));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void float32(Memory memory) {
    FloatVariable m = matrix(memory, DType.FLOAT32);
    m.set(0, 1.5f);
    assertEquals(1.5f, m.get(0));
    m.set(5, Float.MAX_VALUE);
    assertEquals(Float.MAX_VALUE, m.get(5));
    m.set(1, 0, -2.5f);
    assertEquals(-2.5f, m.get(1, 0));
    float[] values = {1.5f, 0, 0, -2.5f, 0, Float.MAX_VALUE};
    assertArrayEquals(values, m.toArray());

    m.toArray()[0] = 0.1f;
    assertEquals(1.5f, m.get(0), "toArray is a copy");
    m.buffer().put(4, 0.1f);
    assertEquals(0.1f, m.get(4), "buffer is no copy");
    assertEquals(1.5f, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    if (memory == Memory.ARRAY) {
      m.array()[1] = Float.MAX_VALUE;
      assertEquals(Float.MAX_VALUE, m.get(1), "array is no copy");
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      assertNoArray(m::array);
    }

    m.setAll(1, 2, 3, 4, 5, 6);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, m.toArray());
    assertRefuses(() -> m.setAll(1, 2, 3, 4, 5), 5);
    assertRefuses(() -> m.setAll(new float[7]), 7);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, m.toArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void float64(Memory memory) {
    DoubleVariable m = matrix(memory, DType.FLOAT64);
    m.set(0, 1.5);
    assertEquals(1.5, m.get(0));
    m.set(5, Double.MAX_VALUE);
    assertEquals(Double.MAX_VALUE, m.get(5));
    m.set(1, 0, -2.5);
    assertEquals(-2.5, m.get(1, 0));
    double[] values = {1.5, 0, 0, -2.5, 0, Double.MAX_VALUE};
    assertArrayEquals(values, m.toArray());

    m.toArray()[0] = 0.1;
    assertEquals(1.5, m.get(0), "toArray is a copy");
    m.buffer().put(4, 0.1);
    assertEquals(0.1, m.get(4), "buffer is no copy");
    assertEquals(1.5, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    if (memory == Memory.ARRAY) {
      m.array()[1] = Double.MAX_VALUE;
      assertEquals(Double.MAX_VALUE, m.get(1), "array is no copy");
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      assertNoArray(m::array);
    }

    m.setAll(1, 2, 3, 4, 5, 6);
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, m.toArray());
    assertRefuses(() -> m.setAll(1, 2, 3, 4, 5), 5);
    assertRefuses(() -> m.setAll(new double[7]), 7);
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, m.toArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void float16(Memory memory) {
    Float16Variable m = matrix(memory, DType.FLOAT16);
    m.set(0, 1.5f);
    assertEquals(1.5f, m.get(0));
    m.set(5, 65504f);
    assertEquals(65504f, m.get(5));
    m.set(1, 0, -2.5f);
    assertEquals(-2.5f, m.get(1, 0));
    float[] values = {1.5f, 0, 0, -2.5f, 0, 65504f};
    assertArrayEquals(values, m.toArray());
    m.set(2, 0.1f);
    assertEquals(0.099975586f, m.get(2), "rounded to the nearest");
    m.setFromDouble(2, -0.1);
    assertEquals(-0.099975586f, m.get(2));
    assertEquals(-0.099975586f, m.getAsDouble(2));

    m.toArray()[0] = 0.5f;
    assertEquals(1.5f, m.get(0), "toArray is a copy");
    m.buffer().put(4, (short) 0x3c00);
    assertEquals(1, m.get(4), "buffer is no copy");
    assertEquals((short) 0x3e00, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    if (memory == Memory.ARRAY) {
      m.array()[1] = (short) 0x3c00;
      assertEquals(1, m.get(1), "array is no copy");
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      assertNoArray(m::array);
    }

    m.setAll(1, 2, 3, 4, 5, 6);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, m.toArray());
    assertRefuses(() -> m.setAll(1, 2, 3, 4, 5), 5);
    assertRefuses(() -> m.setAll(new float[7]), 7);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, m.toArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void bfloat16(Memory memory) {
    Bfloat16Variable m = matrix(memory, DType.BFLOAT16);
    m.set(0, 1.5f);
    assertEquals(1.5f, m.get(0));
    m.set(5, 0x1.fep127f);
    assertEquals(0x1.fep127f, m.get(5));
    m.set(1, 0, -2.5f);
    assertEquals(-2.5f, m.get(1, 0));
    float[] values = {1.5f, 0, 0, -2.5f, 0, 0x1.fep127f};
    assertArrayEquals(values, m.toArray());
    m.set(2, 0.1f);
    assertEquals(0.100097656f, m.get(2), "rounded to the nearest");
    m.setFromDouble(2, -0.1);
    assertEquals(-0.100097656f, m.get(2));
    assertEquals(-0.100097656f, m.getAsDouble(2));

    m.toArray()[0] = 0.5f;
    assertEquals(1.5f, m.get(0), "toArray is a copy");
    m.buffer().put(4, (short) 0x3f80);
    assertEquals(1, m.get(4), "buffer is no copy");
    assertEquals((short) 0x3fc0, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    if (memory == Memory.ARRAY) {
      m.array()[1] = (short) 0x3f80;
      assertEquals(1, m.get(1), "array is no copy");
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      assertNoArray(m::array);
    }

    m.setAll(1, 2, 3, 4, 5, 6);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, m.toArray());
    assertRefuses(() -> m.setAll(1, 2, 3, 4, 5), 5);
    assertRefuses(() -> m.setAll(new float[7]), 7);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, m.toArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void uint8(Memory memory) {
    UnsignedByteVariable m = matrix(memory, DType.UINT8);
    m.set(0, 5);
    assertEquals(5, m.get(0));
    m.set(5, 255);
    assertEquals(255, m.get(5));
    m.set(1, 0, 128);
    assertEquals(128, m.get(1, 0));
    int[] values = {5, 0, 0, 128, 0, 255};
    assertArrayEquals(values, m.toArray());
    m.set(2, 256 + 7);
    assertEquals(7, m.get(2), "the lowest eight bits count");
    m.setFromDouble(2, 200);
    assertEquals(200, m.getAsDouble(2));

    m.toArray()[0] = 6;
    assertEquals(5, m.get(0), "toArray is a copy");
    m.buffer().put(4, (byte) -1);
    assertEquals(255, m.get(4), "buffer is no copy");
    assertEquals(5, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    if (memory == Memory.ARRAY) {
      m.array()[1] = (byte) 129;
      assertEquals(129, m.get(1), "array is no copy");
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      assertNoArray(m::array);
    }

    m.setAll(1, 2, 3, 4, 5, 255);
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 255}, m.toArray());
    assertRefuses(() -> m.setAll(1, 2, 3, 4, 5), 5);
    assertRefuses(() -> m.setAll(new int[7]), 7);
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 255}, m.toArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void int8(Memory memory) {
    ByteVariable m = matrix(memory, DType.INT8);
    m.set(0, (byte) 5);
    assertEquals((byte) 5, m.get(0));
    m.set(5, Byte.MAX_VALUE);
    assertEquals(Byte.MAX_VALUE, m.get(5));
    m.set(1, 0, (byte) -7);
    assertEquals((byte) -7, m.get(1, 0));
    byte[] values = {(byte) 5, 0, 0, (byte) -7, 0, Byte.MAX_VALUE};
    assertArrayEquals(values, m.toArray());

    m.toArray()[0] = Byte.MIN_VALUE;
    assertEquals((byte) 5, m.get(0), "toArray is a copy");
    m.buffer().put(4, Byte.MIN_VALUE);
    assertEquals(Byte.MIN_VALUE, m.get(4), "buffer is no copy");
    assertEquals((byte) 5, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    if (memory == Memory.ARRAY) {
      m.array()[1] = Byte.MAX_VALUE;
      assertEquals(Byte.MAX_VALUE, m.get(1), "array is no copy");
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      assertNoArray(m::array);
    }

    m.setAll((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6);
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, m.toArray());
    assertRefuses(() -> m.setAll((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5), 5);
    assertRefuses(() -> m.setAll(new byte[7]), 7);
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, m.toArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void int16(Memory memory) {
    ShortVariable m = matrix(memory, DType.INT16);
    m.set(0, (short) 5);
    assertEquals((short) 5, m.get(0));
    m.set(5, Short.MAX_VALUE);
    assertEquals(Short.MAX_VALUE, m.get(5));
    m.set(1, 0, (short) -7);
    assertEquals((short) -7, m.get(1, 0));
    short[] values = {(short) 5, 0, 0, (short) -7, 0, Short.MAX_VALUE};
    assertArrayEquals(values, m.toArray());

    m.toArray()[0] = Short.MIN_VALUE;
    assertEquals((short) 5, m.get(0), "toArray is a copy");
    m.buffer().put(4, Short.MIN_VALUE);
    assertEquals(Short.MIN_VALUE, m.get(4), "buffer is no copy");
    assertEquals((short) 5, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    if (memory == Memory.ARRAY) {
      m.array()[1] = Short.MAX_VALUE;
      assertEquals(Short.MAX_VALUE, m.get(1), "array is no copy");
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      assertNoArray(m::array);
    }

    m.setAll((short) 1, (short) 2, (short) 3, (short) 4, (short) 5, (short) 6);
    assertArrayEquals(new short[] {1, 2, 3, 4, 5, 6}, m.toArray());
    assertRefuses(() -> m.setAll((short) 1, (short) 2, (short) 3, (short) 4, (short) 5), 5);
    assertRefuses(() -> m.setAll(new short[7]), 7);
    assertArrayEquals(new short[] {1, 2, 3, 4, 5, 6}, m.toArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void int32(Memory memory) {
    IntVariable m = matrix(memory, DType.INT32);
    m.set(0, 5);
    assertEquals(5, m.get(0));
    m.set(5, Integer.MAX_VALUE);
    assertEquals(Integer.MAX_VALUE, m.get(5));
    m.set(1, 0, -7);
    assertEquals(-7, m.get(1, 0));
    int[] values = {5, 0, 0, -7, 0, Integer.MAX_VALUE};
    assertArrayEquals(values, m.toArray());

    m.toArray()[0] = Integer.MIN_VALUE;
    assertEquals(5, m.get(0), "toArray is a copy");
    m.buffer().put(4, Integer.MIN_VALUE);
    assertEquals(Integer.MIN_VALUE, m.get(4), "buffer is no copy");
    assertEquals(5, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    if (memory == Memory.ARRAY) {
      m.array()[1] = Integer.MAX_VALUE;
      assertEquals(Integer.MAX_VALUE, m.get(1), "array is no copy");
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      assertNoArray(m::array);
    }

    m.setAll(1, 2, 3, 4, 5, 6);
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6}, m.toArray());
    assertRefuses(() -> m.setAll(1, 2, 3, 4, 5), 5);
    assertRefuses(() -> m.setAll(new int[7]), 7);
    assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6}, m.toArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void int64(Memory memory) {
    LongVariable m = matrix(memory, DType.INT64);
    m.set(0, 5);
    assertEquals(5, m.get(0));
    m.set(5, Long.MAX_VALUE);
    assertEquals(Long.MAX_VALUE, m.get(5));
    m.set(1, 0, -7);
    assertEquals(-7, m.get(1, 0));
    long[] values = {5, 0, 0, -7, 0, Long.MAX_VALUE};
    assertArrayEquals(values, m.toArray());

    m.toArray()[0] = Long.MIN_VALUE;
    assertEquals(5, m.get(0), "toArray is a copy");
    m.buffer().put(4, Long.MIN_VALUE);
    assertEquals(Long.MIN_VALUE, m.get(4), "buffer is no copy");
    assertEquals(5, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    if (memory == Memory.ARRAY) {
      m.array()[1] = Long.MAX_VALUE;
      assertEquals(Long.MAX_VALUE, m.get(1), "array is no copy");
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      assertNoArray(m::array);
    }

    m.setAll(1L, 2L, 3L, 4L, 5L, 6L);
    assertArrayEquals(new long[] {1, 2, 3, 4, 5, 6}, m.toArray());
    assertRefuses(() -> m.setAll(1L, 2L, 3L, 4L, 5L), 5);
    assertRefuses(() -> m.setAll(new long[7]), 7);
    assertArrayEquals(new long[] {1, 2, 3, 4, 5, 6}, m.toArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void bool(Memory memory) {
    BooleanVariable m = matrix(memory, DType.BOOL);
    m.set(0, true);
    assertEquals(true, m.get(0));
    m.set(5, true);
    assertEquals(true, m.get(5));
    m.set(1, 0, true);
    assertEquals(true, m.get(1, 0));
    boolean[] values = {true, false, false, true, false, true};
    assertArrayEquals(values, m.toArray());
    m.set(1, 0, false);
    m.set(0, false);
    assertArrayEquals(new boolean[] {false, false, false, false, false, true}, m.toArray());

    m.toArray()[0] = true;
    assertEquals(false, m.get(0), "toArray is a copy");
    m.buffer().put(4, (byte) 1);
    assertEquals(true, m.get(4), "buffer is no copy");
    assertEquals(0, m.buffer().get());
    assertEquals(6, m.buffer().remaining(), "each buffer has a position of its own");
    if (memory == Memory.ARRAY) {
      m.array()[1] = 1;
      assertEquals(true, m.get(1), "array is no copy");
      assertSame(m.array(), m.array());
      assertEquals(6, m.array().length);
    } else {
      assertNoArray(m::array);
    }

    m.setAll(values);
    assertArrayEquals(values, m.toArray());
    assertRefuses(() -> m.setAll(true, true, true, true, true), 5);
    assertRefuses(() -> m.setAll(new boolean[7]), 7);
    assertArrayEquals(values, m.toArray());
  }
}
