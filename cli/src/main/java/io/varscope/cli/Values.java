package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Compares the values of two tensors of the same shape and type. Their bytes decide. */
final class Values {

  private static final int CHUNK = 1 << 18;

  private final ElementType type;

  /** Of an element; types of less than a byte are compared byte by byte. */
  private final int width;

  private final ValueDifference.Count count = new ValueDifference.Count();

  private Values(ElementType type) {
    this.type = type;
    this.width = Math.max(1, type.bits() / Byte.SIZE);
  }

  /** What differs; empty if all bytes are the same. */
  static Optional<ValueDifference> compare(
      Checkpoint a, TensorInfo first, Checkpoint b, TensorInfo second) throws IOException {
    Values values = new Values(first.type());
    try (ReadableByteChannel x = a.open(first);
        ReadableByteChannel y = b.open(second)) {
      values.compare(x, y);
    }
    return values.count.differing == 0
        ? Optional.empty()
        : Optional.of(new ValueDifference(first, first.size() / values.width, values.count));
  }

  private void compare(ReadableByteChannel x, ReadableByteChannel y) throws IOException {
    ByteBuffer left = buffer();
    ByteBuffer right = buffer();
    long before = 0;
    while (fill(x, left) > 0 && fill(y, right) > 0) {
      int next = left.mismatch(right);
      if (next >= 0) {
        for (int i = next / width * width; i < left.limit(); i += width) {
          if (!isSame(left, right, i)) {
            count.add((before + i) / width);
            compare(left, right, i);
          }
        }
      }
      before += left.limit();
    }
  }

  private boolean isSame(ByteBuffer left, ByteBuffer right, int at) {
    return switch (width) {
      case Byte.BYTES -> left.get(at) == right.get(at);
      case Short.BYTES -> left.getShort(at) == right.getShort(at);
      case Integer.BYTES -> left.getInt(at) == right.getInt(at);
      default -> left.getLong(at) == right.getLong(at);
    };
  }

  /** What two elements with different bytes mean. */
  private void compare(ByteBuffer left, ByteBuffer right, int at) {
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
  static int fill(ReadableByteChannel channel, ByteBuffer bytes) throws IOException {
    bytes.clear();
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Until it is full.
    }
    return bytes.flip().limit();
  }
}
