package io.varscope.checkpoint.numpy;

import io.varscope.Shape;
import io.varscope.checkpoint.ElementType;
import io.varscope.checkpoint.text.Place;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What an npy says of its elements, checked against its size.
 *
 * @param type of the elements; empty if they are no tensor's
 * @param description of elements that are no tensor's, in the plural; else empty
 * @param bigEndian whether the bytes of elements are to be swapped
 * @param fortranOrder whether the first axis changes fastest
 * @param shape the length of each axis
 * @param begin where the elements begin, in bytes from the beginning of the npy
 * @param notes what is odd; a sentence each
 */
record NpyHeader(
    Optional<ElementType> type,
    String description,
    boolean bigEndian,
    boolean fortranOrder,
    Shape shape,
    long begin,
    List<String> notes) {

  /** As in NumPy 2. */
  static final int MOST_AXES = 64;

  /** With what an npy begins, before its version. */
  static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

  /** How many bytes the elements have; only tensors' can be told. */
  long size() {
    return shape.elements() * bytes();
  }

  private int bytes() {
    return type.orElseThrow().bits() / 8;
  }

  /** Whether the elements lie in the npy as they are read. */
  boolean inPlace() {
    return !bigEndian && !transposed();
  }

  /** With one axis that is longer than 1, both orders are the same. */
  private boolean transposed() {
    return fortranOrder && LongStream.of(shape.toArray()).filter(dim -> dim != 1).count() > 1;
  }

  /**
   * The elements, little-endian and in row-major order.
   *
   * @param data the bytes after the header; read to their end, and closed with the channel
   */
  ReadableByteChannel channel(InputStream data, Place place) {
    InputStream ordered = data;
    if (transposed()) {
      if (size() > FortranOrder.LARGEST) {
        throw place.wrong(
            begin,
            "Its elements are in Fortran's order, and have "
                + size()
                + " bytes; at most "
                + FortranOrder.LARGEST
                + " are put into row-major order. In Python, save numpy.ascontiguousarray(array).");
      }
      ordered = new FortranOrder(data, shape, bytes());
    }
    // A complex number is two numbers, each with its own order.
    int swapped = !bigEndian ? 1 : type.orElseThrow() == ElementType.C64 ? 4 : bytes();
    return new NpyChannel(ordered, size(), swapped);
  }
}
