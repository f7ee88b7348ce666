package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Compares the values of two tensors of the same shape and type. */
final class Values {

  private static final int CHUNK = 1 << 18;

  private Values() {}

  /** What differs, as a clause; empty if all bytes are the same. */
  static Optional<String> compare(Checkpoint a, TensorInfo first, Checkpoint b, TensorInfo second)
      throws IOException {
    long different = 0;
    double most = 0;
    ByteBuffer left = buffer();
    ByteBuffer right = buffer();
    try (ReadableByteChannel x = a.open(first);
        ReadableByteChannel y = b.open(second)) {
      while (fill(x, left) > 0 && fill(y, right) > 0) {
        if (left.equals(right)) {
          continue;
        }
        int width = Math.max(1, first.type().bits() / 8);
        for (int i = 0; i < left.limit(); i += width) {
          if (left.slice(i, width).equals(right.slice(i, width))) {
            continue;
          }
          different++;
          most = Math.max(most, Math.abs(value(left, i, first) - value(right, i, first)));
        }
      }
    }
    return different == 0 ? Optional.empty() : Optional.of(words(first, different, most));
  }

  private static String words(TensorInfo tensor, long different, double most) {
    String unit = tensor.type().bits() < Byte.SIZE ? "bytes" : "elements";
    String by =
        tensor.type() == ElementType.F32 || tensor.type() == ElementType.F64
            ? ", by at most " + most
            : "";
    return different
        + " of "
        + tensor.size() * 8 / Math.max(8, tensor.type().bits())
        + " "
        + unit
        + " differ"
        + by;
  }

  private static double value(ByteBuffer bytes, int at, TensorInfo tensor) {
    return switch (tensor.type()) {
      case F32 -> bytes.getFloat(at);
      case F64 -> bytes.getDouble(at);
      default -> 0;
    };
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
