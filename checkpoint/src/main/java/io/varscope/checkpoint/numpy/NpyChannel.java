package io.varscope.checkpoint.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;

/** Elements, whose bytes are swapped on the way. */
final class NpyChannel implements ReadableByteChannel {

  /** A multiple of the size of every element. */
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final int swapped;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).limit(0);
  private long remaining;
  private boolean open = true;

  /**
   * A channel of elements.
   *
   * @param in is read to its end, where it may find that something is wrong
   * @param size how many bytes of it are elements
   * @param swapped how many bytes at a time are turned round
   */
  NpyChannel(InputStream in, long size, int swapped) {
    this.in = in;
    this.remaining = size;
    this.swapped = swapped;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    if (!chunk.hasRemaining()) {
      fill();
    }
    int bytes = Math.min(chunk.remaining(), target.remaining());
    if (bytes == 0) {
      return -1;
    }
    target.put(chunk.slice(chunk.position(), bytes));
    chunk.position(chunk.position() + bytes);
    return bytes;
  }

  private void fill() throws IOException {
    int bytes = in.readNBytes(chunk.array(), 0, (int) Math.min(CHUNK, remaining));
    remaining -= bytes;
    if (remaining == 0) {
      // Checked before the last bytes are given away: the caller may not read again.
      in.transferTo(OutputStream.nullOutputStream());
    }
    swap(chunk.array(), bytes);
    chunk.clear().limit(bytes);
  }

  private void swap(byte[] bytes, int length) {
    for (int begin = 0; swapped > 1 && begin < length; begin += swapped) {
      for (int i = begin, j = begin + swapped - 1; i < j; i++, j--) {
        byte b = bytes[i];
        bytes[i] = bytes[j];
        bytes[j] = b;
      }
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    in.close();
  }
}
