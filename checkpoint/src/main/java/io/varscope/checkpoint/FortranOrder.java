package io.varscope.checkpoint;

import io.varscope.Shape;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of elements in row-major order, from an array in which the first axis is fastest. */
final class FortranOrder extends InputStream {

  private final byte[] elements;
  private final int size;
  private final long[] dims;

  /** By how many bytes an index more of an axis is further. */
  private final int[] strides;

  /** Of the element that is read. */
  private final long[] index;

  private int element;
  private int byteOfElement;
  private int done;

  /**
   * The elements of an array.
   *
   * @param size of an element, in bytes
   */
  FortranOrder(byte[] elements, Shape shape, int size) {
    this.elements = elements;
    this.size = size;
    this.dims = shape.toArray();
    this.index = new long[dims.length];
    this.strides = new int[dims.length];
    int stride = size;
    for (int axis = 0; axis < dims.length; axis++) {
      strides[axis] = stride;
      stride *= (int) dims[axis];
    }
  }

  @Override
  public int read() {
    if (done == elements.length) {
      return -1;
    }
    done++;
    int value = elements[element + byteOfElement] & 0xff;
    if (++byteOfElement == size) {
      byteOfElement = 0;
      advance();
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length > 0 && done == elements.length) {
      return -1;
    }
    int bytes = Math.min(length, elements.length - done);
    for (int i = 0; i < bytes; i++) {
      target[offset + i] = (byte) read();
    }
    return bytes;
  }

  /** To the next element in row-major order. */
  private void advance() {
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      element += strides[axis];
      if (++index[axis] < dims[axis]) {
        return;
      }
      index[axis] = 0;
      element -= strides[axis] * (int) dims[axis];
    }
  }
}
