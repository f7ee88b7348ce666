package io.varscope.checkpoint;

import io.varscope.Shape;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;

/**
 * A tensor that is to be written.
 *
 * @param name as it is to be in the file
 * @param type of the elements
 * @param shape the length of each axis
 * @param source opens its bytes: elements little-endian, in row-major order, without gaps
 */
public record TensorData(String name, ElementType type, Shape shape, Source source) {

  /** Where bytes come from. */
  @FunctionalInterface
  public interface Source {
    /** Opens the bytes from the beginning. */
    ReadableByteChannel open() throws IOException;
  }
}
