package io.varscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The direct memory that variables of one store share. */
class DirectMemoryTest {

  private final VariableStore store = new VariableStore();

  private AnyVariable create(String name, DType<?> dtype, int size) {
    return store.create(
        VariableSpec.of(name, dtype, Shape.of(size)).withInitializer((variable, random) -> {}));
  }

  private static void assertAll(int expected, ByteBuffer bytes, String what) {
    for (int i = 0; i < bytes.capacity(); i++) {
      assertEquals((byte) expected, bytes.get(i), what);
    }
  }

  @Test
  void variablesOfAllSizesLieApartAlignedAndEmpty() {
    SplittableRandom random = new SplittableRandom(1);
    List<AnyVariable> variables = new ArrayList<>();
    for (int k = 0; k < 1000; k++) {
      DType<?> dtype = DType.values().get(random.nextInt(DType.values().size()));
      // Mostly small; a few larger than a block.
      int size = random.nextInt(1 << random.nextInt(k % 100 == 0 ? 18 : 10));
      AnyVariable variable = create("v" + k, dtype, size);
      ByteBuffer bytes = variable.bytes();
      assertTrue(bytes.isDirect());
      assertEquals(0, bytes.position());
      assertEquals(size * dtype.bytes(), bytes.remaining());
      assertEquals(size * dtype.bytes(), bytes.capacity());
      assertEquals(0, bytes.alignmentOffset(0, 64));
      assertEquals(ByteOrder.LITTLE_ENDIAN, bytes.order());
      assertAll(0, bytes, variable.name());
      // The next one would not be empty if it overlapped.
      for (int i = 0; i < bytes.capacity(); i++) {
        bytes.put(i, (byte) (k % 127 + 1));
      }
      variables.add(variable);
    }
    for (int k = 0; k < variables.size(); k++) {
      assertAll(k % 127 + 1, variables.get(k).bytes(), variables.get(k).name());
    }
  }
}
