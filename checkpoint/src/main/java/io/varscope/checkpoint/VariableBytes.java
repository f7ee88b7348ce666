package io.varscope.checkpoint;

import io.varscope.AnyVariable;
import io.varscope.DType;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** The elements of a variable as the bytes of a file, from the first to the last. */
final class VariableBytes implements ReadableByteChannel {

  private final AnyVariable variable;
  private final DType<?> dtype;

  /** The bytes of an element that there was no room for. */
  private final ByteBuffer rest;

  private int next;

  /**
   * Nothing read yet.
   *
   * @param dtype in the file
   */
  VariableBytes(AnyVariable variable, DType<?> dtype) {
    this.variable = variable;
    this.dtype = dtype;
    this.rest = ByteBuffer.allocate(dtype.bytes()).limit(0);
  }

  @Override
  public int read(ByteBuffer target) {
    int before = target.position();
    if (!rest.hasRemaining()) {
      int count = variable.getBytes(next, dtype, target);
      if (count == 0 && target.hasRemaining()) {
        count = variable.getBytes(next, dtype, rest.clear());
        rest.flip();
      }
      next += count;
    }
    while (rest.hasRemaining() && target.hasRemaining()) {
      target.put(rest.get());
    }
    int read = target.position() - before;
    return read == 0 && next == variable.size() && !rest.hasRemaining() ? -1 : read;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
