package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnyVariableTest {

  static List<DType<?>> dtypes() {
    return DType.values();
  }

  static Stream<Arguments> dtypesAndMemories() {
    return DType.values().stream()
        .flatMap(
            dtype ->
                Stream.of(Memory.DIRECT, Memory.ARRAY).map(memory -> Arguments.of(dtype, memory)));
  }

  private static <V extends AnyVariable> V make(Memory memory, DType<V> dtype, long... dims) {
    return new VariableStore()
        .create(
            VariableSpec.of("m", dtype, Shape.of(dims))
                .withInitializer(Initializers.zeros())
                .withMemory(memory));
  }

  private static void assertOutOfBounds(String message, Executable action) {
    assertEquals(message, assertThrows(IndexOutOfBoundsException.class, action).getMessage());
  }

  @ParameterizedTest
  @MethodSource("dtypes")
  void bytesAreDirectLittleEndianAndAligned(DType<?> dtype) {
    // From nothing to more than one alignment unit, so that every remainder occurs.
    for (int size = 0; size <= 130; size++) {
      ByteBuffer bytes = make(Memory.DIRECT, dtype, size).bytes();
      assertTrue(bytes.isDirect());
      assertEquals(ByteOrder.LITTLE_ENDIAN, bytes.order());
      assertEquals(0, bytes.position());
      assertEquals(size * dtype.bytes(), bytes.remaining());
      assertEquals(bytes.limit(), bytes.capacity());
      assertEquals(0, bytes.alignmentOffset(0, 64), "size " + size);
    }
  }

  @ParameterizedTest
  @MethodSource("dtypes")
  void bytesAreTheElements(DType<?> dtype) {
    AnyVariable m = make(Memory.DIRECT, dtype, 2, 3);
    m.setFromDouble(4, 1);
    ByteBuffer one = ByteBuffer.allocate(dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    switch (dtype.toString()) {
      case "float32" -> one.putFloat(0, 1);
      case "float64" -> one.putDouble(0, 1);
      case "float16" -> one.putShort(0, (short) 0x3c00);
      case "bfloat16" -> one.putShort(0, (short) 0x3f80);
      case "int16" -> one.putShort(0, (short) 1);
      case "int32" -> one.putInt(0, 1);
      case "int64" -> one.putLong(0, 1);
      default -> one.put(0, (byte) 1);
    }
    assertEquals(one, m.bytes().slice(4 * dtype.bytes(), dtype.bytes()));
    m.bytes().put(5 * dtype.bytes(), one, 0, dtype.bytes());
    assertEquals(1, m.getAsDouble(5));
    m.bytes().get();
    assertEquals(0, m.bytes().position(), "each buffer has a position of its own");
  }

  @ParameterizedTest
  @MethodSource("dtypes")
  void variablesInArraysHaveNoDirectMemory(DType<?> dtype) {
    AnyVariable m = make(Memory.ARRAY, dtype, 2, 3);
    problem(
        "[NoDirectMemory] Variable m is kept in an array, since it was created with Memory.ARRAY.",
        m::bytes);
  }

  @Test
  void aStoreUsesDirectMemoryUnlessToldOtherwise() {
    VariableSpec<FloatVariable> spec = VariableSpec.of("m", DType.FLOAT32, Shape.of(2));
    assertTrue(new VariableStore().create(spec).bytes().isDirect());
    assertTrue(new VariableStore(7).create(spec).buffer().isDirect());
  }

  @Test
  void typedBuffersOfDirectMemoryAreDirectAndLittleEndian() {
    FloatVariable m = make(Memory.DIRECT, DType.FLOAT32, 2, 3);
    assertTrue(((Buffer) m.buffer()).isDirect());
    assertEquals(ByteOrder.LITTLE_ENDIAN, m.buffer().order());
  }

  @ParameterizedTest
  @MethodSource("dtypesAndMemories")
  void everyElementCanBeReadAndWrittenAsADouble(DType<?> dtype, Memory memory) {
    AnyVariable m = make(memory, dtype, 2, 3);
    m.setFromDouble(0, 1);
    m.setFromDouble(5, 1);
    assertEquals(
        List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        Stream.of(0, 1, 2, 3, 4, 5).map(m::getAsDouble).toList());
    assertThrows(IndexOutOfBoundsException.class, () -> m.getAsDouble(6));
    assertThrows(IndexOutOfBoundsException.class, () -> m.getAsDouble(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> m.setFromDouble(6, 1));
  }

  @Test
  void doublesAreConvertedAsByCasts() {
    AnyVariable float32 = make(Memory.ARRAY, DType.FLOAT32, 1);
    float32.setFromDouble(0, 0.1);
    assertEquals(0.1f, float32.getAsDouble(0));
    float32.setFromDouble(0, 1e300);
    assertEquals(Double.POSITIVE_INFINITY, float32.getAsDouble(0));
    AnyVariable int32 = make(Memory.ARRAY, DType.INT32, 1);
    int32.setFromDouble(0, -1.9);
    assertEquals(-1, int32.getAsDouble(0));
    int32.setFromDouble(0, 1e300);
    assertEquals(Integer.MAX_VALUE, int32.getAsDouble(0));
    AnyVariable int64 = make(Memory.ARRAY, DType.INT64, 1);
    int64.setFromDouble(0, -0x1p63);
    assertEquals(-0x1p63, int64.getAsDouble(0));
    AnyVariable int8 = make(Memory.ARRAY, DType.INT8, 1);
    int8.setFromDouble(0, 257);
    assertEquals(1, int8.getAsDouble(0));
    AnyVariable int16 = make(Memory.ARRAY, DType.INT16, 1);
    int16.setFromDouble(0, -32768);
    assertEquals(-32768, int16.getAsDouble(0));
    AnyVariable bool = make(Memory.ARRAY, DType.BOOL, 1);
    bool.setFromDouble(0, 0.5);
    assertEquals(1, bool.getAsDouble(0));
    bool.setFromDouble(0, -0.0);
    assertEquals(0, bool.getAsDouble(0));
  }

  @ParameterizedTest
  @MethodSource("dtypesAndMemories")
  void bytesAreCopiedWhereverTheElementsAre(DType<?> dtype, Memory memory) {
    int width = dtype.bytes();
    AnyVariable m = make(memory, dtype, 2, 3);
    m.setFromDouble(4, 1);
    AnyVariable direct = make(Memory.DIRECT, dtype, 2, 3);
    direct.assign(m);
    ByteBuffer file = ByteBuffer.allocate(1 + 6 * width); // Big-endian, which means nothing.
    assertEquals(6, m.getBytes(0, dtype, file.position(1)));
    assertEquals(direct.bytes(), file.flip().position(1));

    AnyVariable copy = make(memory, dtype, 2, 3);
    assertEquals(3, copy.setBytes(3, dtype, file.position(1 + 3 * width)));
    assertEquals(0, file.remaining());
    assertEquals(
        List.of(0.0, 0.0, 0.0, 0.0, 1.0, 0.0),
        Stream.of(0, 1, 2, 3, 4, 5).map(copy::getAsDouble).toList());
  }

  @ParameterizedTest
  @MethodSource("dtypesAndMemories")
  void asManyWholeElementsAreCopiedAsThereAre(DType<?> dtype, Memory memory) {
    AnyVariable m = make(memory, dtype, 2, 3);
    ByteBuffer buffer = ByteBuffer.allocate(3 * dtype.bytes() - 1);
    assertEquals(2, m.getBytes(1, dtype, buffer));
    assertEquals(dtype.bytes() - 1, buffer.remaining());
    assertEquals(1, m.getBytes(5, dtype, buffer.clear()));
    assertEquals(0, m.getBytes(6, dtype, buffer));
    assertEquals(dtype.bytes(), buffer.position());
    assertEquals(2, m.setBytes(4, dtype, buffer.clear()));
    assertEquals(dtype.bytes() - 1, buffer.remaining());
    assertEquals(0, m.setBytes(6, dtype, buffer.position(buffer.limit())));
    assertOutOfBounds(
        "Variable m has shape (2, 3), no element 6 of 6",
        () -> m.setBytes(5, dtype, buffer.clear()));
    assertEquals(0, buffer.position(), "nothing was copied");
    for (int index : new int[] {-1, 7}) {
      String message = "Variable m has shape (2, 3), no element " + index + " of 6";
      assertOutOfBounds(message, () -> m.getBytes(index, dtype, buffer));
      assertOutOfBounds(message, () -> m.setBytes(index, dtype, buffer));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void bytesOfSixteenBitsAreWidenedAndNarrowed(Memory memory) {
    for (DType<?> half : List.of(DType.FLOAT16, DType.BFLOAT16)) {
      AnyVariable halves = make(memory, half, 3);
      halves.setFromDouble(0, 0.1);
      halves.setFromDouble(2, -2.5);
      ByteBuffer file = ByteBuffer.allocate(6);
      halves.getBytes(0, half, file);
      FloatVariable floats = make(memory, DType.FLOAT32, 4);
      assertEquals(3, floats.setBytes(1, half, file.flip()));
      for (int i = 0; i < 3; i++) {
        assertEquals(halves.getAsDouble(i), floats.getAsDouble(i + 1));
      }
      floats.set(1, 0.1f);
      ByteBuffer again = ByteBuffer.allocate(6);
      assertEquals(3, floats.getBytes(1, half, again));
      assertEquals(file.flip(), again.flip());
    }
  }

  @Test
  void bytesOfOtherDtypesAreRefused() {
    ByteBuffer buffer = ByteBuffer.allocate(64);
    for (DType<?> dtype : DType.values()) {
      AnyVariable m = make(Memory.DIRECT, dtype, 1);
      for (DType<?> other : DType.values()) {
        if (other != dtype
            && !(dtype == DType.FLOAT32 && other.bytes() == 2 && other.isFloating())) {
          String message =
              "Variable m (1,) " + dtype + " is not converted to or from bytes of " + other;
          assertEquals(
              message,
              assertThrows(IllegalArgumentException.class, () -> m.getBytes(0, other, buffer))
                  .getMessage());
          assertEquals(
              message,
              assertThrows(IllegalArgumentException.class, () -> m.setBytes(0, other, buffer))
                  .getMessage());
        }
      }
    }
  }

  @Test
  void sixteenBitsAreTheNearestElement() {
    Float16Variable float16 = make(Memory.DIRECT, DType.FLOAT16, 1);
    float16.set(0.1f);
    assertEquals(0.099975586f, float16.get());
    float16.setFromDouble(0, -0.1);
    assertEquals(-0.099975586f, float16.getAsDouble(0));
    Bfloat16Variable bfloat16 = make(Memory.DIRECT, DType.BFLOAT16, 1);
    bfloat16.set(0.1f);
    assertEquals(0.100097656f, bfloat16.get());
    bfloat16.setFromDouble(0, -0.1);
    assertEquals(-0.100097656f, bfloat16.getAsDouble(0));
  }

  @Test
  void theLowestEightBitsOfAnUnsignedByteCount() {
    UnsignedByteVariable uint8 = make(Memory.DIRECT, DType.UINT8, 1);
    uint8.set(256 + 7);
    assertEquals(7, uint8.get());
    uint8.setFromDouble(0, 200);
    assertEquals(200, uint8.getAsDouble(0));
  }

  @Test
  void anyByteButZeroIsTrue() {
    BooleanVariable bool = make(Memory.DIRECT, DType.BOOL, 1);
    bool.bytes().put(0, (byte) -3);
    assertTrue(bool.get());
    assertEquals(1, bool.getAsDouble(0));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECT", "ARRAY"})
  void elementsOutsideAreRefused(Memory memory) {
    FloatVariable m = make(memory, DType.FLOAT32, 2, 3);
    assertThrows(IndexOutOfBoundsException.class, () -> m.get(6));
    assertThrows(IndexOutOfBoundsException.class, () -> m.get(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> m.set(6, 1f));
    assertOutOfBounds("Variable m has shape (2, 3), no element [2][0]", () -> m.get(2, 0));
    // Within the memory, but not within the row.
    assertOutOfBounds("Variable m has shape (2, 3), no element [0][3]", () -> m.get(0, 3));
    assertOutOfBounds("Variable m has shape (2, 3), no element [1][-1]", () -> m.get(1, -1));
    assertOutOfBounds("Variable m has shape (2, 3), no element [-1][0]", () -> m.set(-1, 0, 1f));
    assertOutOfBounds("Variable m has shape (2, 3), no element [0][3]", () -> m.set(0, 3, 1f));
  }

  @Test
  void onlyMatricesHaveRowsAndColumns() {
    FloatVariable vector = make(Memory.DIRECT, DType.FLOAT32, 6);
    assertOutOfBounds(
        "Variable m has shape (6,), which has no rows and columns", () -> vector.get(0, 0));
    FloatVariable cube = make(Memory.DIRECT, DType.FLOAT32, 1, 2, 3);
    assertOutOfBounds(
        "Variable m has shape (1, 2, 3), which has no rows and columns", () -> cube.set(0, 0, 1f));
  }

  @ParameterizedTest
  @MethodSource("dtypesAndMemories")
  void aVariableMayHaveNoElements(DType<?> dtype, Memory memory) {
    AnyVariable m = make(memory, dtype, 3, 0);
    assertEquals(0, m.size());
    assertThrows(IndexOutOfBoundsException.class, () -> m.getAsDouble(0));
  }

  @Test
  void withoutElementsThereIsNoFirstOne() {
    FloatVariable m = make(Memory.DIRECT, DType.FLOAT32, 0);
    assertThrows(IndexOutOfBoundsException.class, m::get);
    assertThrows(IndexOutOfBoundsException.class, () -> m.set(1));
    m.setAll();
    assertEquals(0, m.toArray().length);
  }
}
