package io.varscope.checkpoint;

import io.varscope.AnyVariable;
import io.varscope.Bfloat16Variable;
import io.varscope.BooleanVariable;
import io.varscope.ByteVariable;
import io.varscope.DoubleVariable;
import io.varscope.Float16Variable;
import io.varscope.FloatVariable;
import io.varscope.HalfPrecision;
import io.varscope.IntVariable;
import io.varscope.LongVariable;
import io.varscope.ShortVariable;
import io.varscope.UnsignedByteVariable;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/** Elements of variables as the bytes of a file, wherever the variable keeps them. */
final class Elements {

  private Elements() {}

  /**
   * Sets elements of a variable.
   *
   * @param from the first of them
   * @param type of those in the bytes: the variable's, or one that can be widened to it
   * @param bytes as many elements as there are remaining, little-endian
   */
  static void put(AnyVariable variable, int from, ElementType type, ByteBuffer bytes) {
    int count = bytes.remaining() / type.bytes();
    if (type != ElementType.of(variable.dtype())) {
      widen(((FloatVariable) variable).buffer(), from, type, bytes.asShortBuffer());
    } else if (variable instanceof FloatVariable v) {
      v.buffer().put(from, bytes.asFloatBuffer(), 0, count);
    } else if (variable instanceof DoubleVariable v) {
      v.buffer().put(from, bytes.asDoubleBuffer(), 0, count);
    } else if (variable instanceof IntVariable v) {
      v.buffer().put(from, bytes.asIntBuffer(), 0, count);
    } else if (variable instanceof LongVariable v) {
      v.buffer().put(from, bytes.asLongBuffer(), 0, count);
    } else if (type.bits() == Short.SIZE) {
      shorts(variable).put(from, bytes.asShortBuffer(), 0, count);
    } else {
      bytes(variable).put(from, bytes, bytes.position(), count);
    }
  }

  /**
   * Gets elements of a variable.
   *
   * @param from the first of them
   * @param type as which: the variable's, or one that float32 can be narrowed to
   * @param bytes room for as many elements as there are remaining, little-endian
   */
  static void get(AnyVariable variable, int from, ElementType type, ByteBuffer bytes) {
    int count = bytes.remaining() / type.bytes();
    if (type != ElementType.of(variable.dtype())) {
      narrow(((FloatVariable) variable).buffer(), from, type, bytes.asShortBuffer());
    } else if (variable instanceof FloatVariable v) {
      bytes.asFloatBuffer().put(0, v.buffer(), from, count);
    } else if (variable instanceof DoubleVariable v) {
      bytes.asDoubleBuffer().put(0, v.buffer(), from, count);
    } else if (variable instanceof IntVariable v) {
      bytes.asIntBuffer().put(0, v.buffer(), from, count);
    } else if (variable instanceof LongVariable v) {
      bytes.asLongBuffer().put(0, v.buffer(), from, count);
    } else if (type.bits() == Short.SIZE) {
      bytes.asShortBuffer().put(0, shorts(variable), from, count);
    } else {
      bytes.put(bytes.position(), bytes(variable), from, count);
    }
  }

  private static ShortBuffer shorts(AnyVariable variable) {
    if (variable instanceof Float16Variable v) {
      return v.buffer();
    }
    return variable instanceof Bfloat16Variable v
        ? v.buffer()
        : ((ShortVariable) variable).buffer();
  }

  private static ByteBuffer bytes(AnyVariable variable) {
    if (variable instanceof ByteVariable v) {
      return v.buffer();
    }
    return variable instanceof UnsignedByteVariable v
        ? v.buffer()
        : ((BooleanVariable) variable).buffer();
  }

  private static void widen(FloatBuffer target, int from, ElementType type, ShortBuffer halves) {
    int count = halves.remaining();
    if (type == ElementType.F16) {
      for (int i = 0; i < count; i++) {
        target.put(from + i, HalfPrecision.float16ToFloat(halves.get(i)));
      }
    } else {
      for (int i = 0; i < count; i++) {
        target.put(from + i, HalfPrecision.bfloat16ToFloat(halves.get(i)));
      }
    }
  }

  private static void narrow(FloatBuffer source, int from, ElementType type, ShortBuffer halves) {
    int count = halves.remaining();
    if (type == ElementType.F16) {
      for (int i = 0; i < count; i++) {
        halves.put(i, HalfPrecision.toFloat16(source.get(from + i)));
      }
    } else {
      for (int i = 0; i < count; i++) {
        halves.put(i, HalfPrecision.toBfloat16(source.get(from + i)));
      }
    }
  }
}
