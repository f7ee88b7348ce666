package io.varscope.checkpoint.numpy;

import io.varscope.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of elements in row-major order, from an array in which the first axis is fastest. They
 * are put into order block by block: an array that is larger than a block waits in a temporary
 * file.
 */
final class FortranOrder extends InputStream {

  /** The most bytes of an array. Each block scans all of it, so the time grows with its square. */
  static final long LARGEST = 4L << 30;

  /** The most bytes of a block, and of an array that is kept in memory. */
  private static final int BLOCK = 1 << 26;

  private final InputStream data;
  private final long size;
  private final int width;
  private final int blockSize;
  private final long[] dims;

  /** By how many bytes an index more of an axis is further in the data, and in the order. */
  private final long[] from;

  private final long[] to;

  /** A block has some indices of this axis, all of those after it, and one of those before. */
  private int axis;

  private @Nullable StagedBytes staged;
  private byte[] block = new byte[0];
  private int at;
  private int end;
  private long done;

  /**
   * The elements of an array.
   *
   * @param data of which none is read yet; read to its end, and closed with this
   * @param width of an element, in bytes
   */
  FortranOrder(InputStream data, Shape shape, int width) {
    this(data, shape, width, BLOCK);
  }

  /** The same in blocks of some size, at least one element. */
  FortranOrder(InputStream data, Shape shape, int width, int blockSize) {
    this.data = data;
    this.size = Math.multiplyExact(shape.elements(), width);
    this.width = width;
    this.blockSize = blockSize;
    this.dims = shape.toArray();
    this.from = new long[dims.length];
    this.to = new long[dims.length];
    long stride = width;
    for (int i = 0; i < dims.length; i++) {
      from[i] = stride;
      stride *= dims[i];
    }
    stride = width;
    for (int i = dims.length - 1; i >= 0; i--) {
      to[i] = stride;
      stride *= dims[i];
    }
    while (axis < dims.length - 1 && to[axis] > blockSize) {
      axis++;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (at == end) {
      if (done == size) {
        return -1;
      }
      fill();
    }
    int bytes = Math.min(length, end - at);
    System.arraycopy(block, at, target, offset, bytes);
    at += bytes;
    return bytes;
  }

  private void fill() throws IOException {
    StagedBytes source = staged;
    if (source == null) {
      source = StagedBytes.of(data, size, blockSize);
      staged = source;
      data.transferTo(OutputStream.nullOutputStream());
      block = new byte[(int) Math.min(size, Math.max(blockSize, width))];
    }
    long row = done / to[axis];
    long index = row % dims[axis];
    int rows = (int) Math.min(Math.max(1, blockSize / to[axis]), dims[axis] - index);
    long begin = index * from[axis];
    long rest = row / dims[axis];
    for (int i = axis - 1; i >= 0; i--) {
      begin += rest % dims[i] * from[i];
      rest /= dims[i];
    }
    gather(source, begin, rows);
    at = 0;
    end = (int) (rows * to[axis]);
    done += end;
  }

  /** Goes through the data from its beginning to its end, as far as it is in the block. */
  private void gather(StagedBytes bytes, long begin, int rows) throws IOException {
    long[] index = new long[dims.length];
    long source = begin;
    int target = 0;
    boolean isDense = axis + 1 < dims.length && from[axis + 1] < StagedBytes.WINDOW;
    bytes.readAhead(isDense ? StagedBytes.WINDOW : rows * from[axis]);
    while (true) {
      for (int row = 0; row < rows; row++) {
        bytes.copy(source + row * from[axis], width, block, target + (int) (row * to[axis]));
      }
      int next = axis + 1;
      while (next < dims.length && index[next] == dims[next] - 1) {
        source -= index[next] * from[next];
        target -= (int) (index[next] * to[next]);
        index[next++] = 0;
      }
      if (next == dims.length) {
        return;
      }
      index[next]++;
      source += from[next];
      target += (int) to[next];
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (staged != null) {
        staged.close();
      }
    } finally {
      data.close();
    }
  }
}
