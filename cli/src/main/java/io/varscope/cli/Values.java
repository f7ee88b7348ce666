package io.varscope.cli;

import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Compares values. Their bytes decide. */
final class Values {

  private static final int CHUNK = 1 << 18;

  private final ByteBuffer left = buffer();
  private final ByteBuffer right = buffer();

  /** What differs in two tensors of one shape and type; empty if all bytes are the same. */
  Optional<ValueDifference> compare(
      TensorInfo tensor, ReadableByteChannel first, ReadableByteChannel second) throws IOException {
    ElementType type = tensor.type();
    // Types of less than a byte are compared byte by byte.
    int width = Math.max(1, type.bits() / Byte.SIZE);
    ValueDifference.Count count = new ValueDifference.Count();
    long before = 0;
    while (fill(first, left) > 0 && fill(second, right) > 0) {
      int next = left.mismatch(right);
      if (next >= 0) {
        for (int i = next / width * width; i < left.limit(); i += width) {
          if (!isSame(width, i)) {
            count.add((before + i) / width);
            count(type, i, count);
          }
        }
      }
      before += left.limit();
    }
    return count.differing == 0
        ? Optional.empty()
        : Optional.of(new ValueDifference(tensor, tensor.size() / width, count));
  }

  /** Whether two things are the same, byte by byte, to their ends. */
  boolean isSame(ReadableByteChannel first, ReadableByteChannel second) throws IOException {
    while (fill(first, left) + fill(second, right) > 0) {
      if (!left.equals(right)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(int width, int at) {
    return switch (width) {
      case Byte.BYTES -> left.get(at) == right.get(at);
      case Short.BYTES -> left.getShort(at) == right.getShort(at);
      case Integer.BYTES -> left.getInt(at) == right.getInt(at);
      default -> left.getLong(at) == right.getLong(at);
    };
  }

  /** What two elements with different bytes mean. */
  private void count(ElementType type, int at, ValueDifference.Count count) {
    if (Numeral.isWhole(type)) {
      count.addWhole(Numeral.distance(type, left, right, at));
    } else if (Numeral.isFloating(type)) {
      count.addFloating(
          Numeral.real(type, left, at),
          Numeral.imaginary(type, left, at),
          Numeral.real(type, right, at),
          Numeral.imaginary(type, right, at));
    }
  }

  private static ByteBuffer buffer() {
    return ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** How many bytes there are now; as many as fit, unless the tensor ends before. */
  private static int fill(ReadableByteChannel channel, ByteBuffer bytes) throws IOException {
    bytes.clear();
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Until it is full.
    }
    return bytes.flip().limit();
  }
}
