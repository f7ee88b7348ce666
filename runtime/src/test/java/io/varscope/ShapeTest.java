package io.varscope;

import static io.varscope.Expect.problem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeTest {

  @Test
  void isWrittenAsTensorFlowDoes() {
    assertEquals("()", Shape.scalar().toString());
    assertEquals("(2,)", Shape.of(2).toString());
    assertEquals("(2, 3)", Shape.of(2, 3).toString());
    assertEquals("(5, 5, 3, 8)", Shape.of(5, 5, 3, 8).toString());
  }

  @Test
  void knowsItsAxes() {
    Shape shape = Shape.of(2, 3, 4);
    assertEquals(3, shape.rank());
    assertEquals(4, shape.dim(2));
    assertEquals(24, shape.elements());
    assertThrows(IndexOutOfBoundsException.class, () -> shape.dim(3));
    assertThrows(IndexOutOfBoundsException.class, () -> shape.dim(-1));
  }

  @Test
  void aScalarHasOneElement() {
    assertSame(Shape.scalar(), Shape.of());
    assertEquals(0, Shape.scalar().rank());
    assertEquals(1, Shape.scalar().elements());
  }

  @Test
  void isAValue() {
    assertEquals(Shape.of(2, 3), Shape.of(2, 3));
    assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
    assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
    assertNotEquals(Shape.of(1), Shape.scalar());
    assertNotEquals(Shape.of(0, 2), Shape.of(0, 3));
  }

  @Test
  void doesNotChangeWithTheArraysAroundIt() {
    long[] dims = {2, 3};
    Shape shape = Shape.of(dims);
    dims[0] = 7;
    shape.toArray()[1] = 7;
    assertArrayEquals(new long[] {2, 3}, shape.toArray());
  }

  @Test
  void negativeLengthsAreRefused() {
    problem(
        "[IllegalShape] Variable [2, -1] cannot have this shape: Dimension -1 must be >= 0; no"
            + " length may be left open.",
        () -> Shape.of(2, -1));
    assertEquals(
        Optional.of("Dimension -3 must be >= 0; no length may be left open"), Shape.problem(0, -3));
  }

  @Test
  void anAxisOfNoLengthLeavesNoElements() {
    assertEquals(0, Shape.of(0).elements());
    assertEquals(0, Shape.of(3, 0, 4).elements());
    assertEquals(0, Shape.of(Long.MAX_VALUE, Long.MAX_VALUE, 0).elements());
    assertEquals("(3, 0)", Shape.of(3, 0).toString());
  }

  @Test
  void aNumberOfElementsThatOverflowsIsRefused() {
    assertEquals(Long.MAX_VALUE, Shape.of(Long.MAX_VALUE, 1).elements());
    assertEquals(
        Optional.of("the number of elements of (4294967296, 2147483648) overflows a long"),
        Shape.problem(1L << 32, 1L << 31));
    assertThrows(VariableException.class, () -> Shape.of(1L << 32, 1L << 31));
    assertEquals(Optional.empty(), Shape.problem(1L << 31, 1L << 31));
  }

  @Test
  void aVariableHasToFitOneBuffer() {
    assertEquals(Optional.empty(), Shape.of(2147483583).problem(DType.INT8));
    assertEquals(
        Optional.of(
            "(2147483584,) of int8 has 2147483584 elements and needs 2147483584 bytes; a variable holds at most"
                + " 2147483583 bytes, as one NIO buffer does"),
        Shape.of(2147483584L).problem(DType.INT8));
    assertEquals(Optional.empty(), Shape.of(268435447).problem(DType.FLOAT64));
    assertEquals(
        Optional.of(
            "(268435448,) of float64 has 268435448 elements and needs 2147483584 bytes; a variable holds at most"
                + " 2147483583 bytes, as one NIO buffer does"),
        Shape.of(268435448).problem(DType.FLOAT64));
  }
}
