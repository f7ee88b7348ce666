package io.varscope.checkpoint;

import static java.util.Objects.requireNonNull;

import io.varscope.Shape;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Objects;

/** A tensor that is to be written. */
public final class TensorData {

  private final String name;
  private final ElementType type;
  private final Shape shape;
  private final Source source;

  /**
   * A tensor, as it is to be in the file.
   *
   * @param name as it is to be in the file
   * @param type of the elements
   * @param shape the length of each axis
   * @param source opens its bytes: elements little-endian, in row-major order, without gaps
   */
  public TensorData(String name, ElementType type, Shape shape, Source source) {
    this.name = requireNonNull(name, "name");
    this.type = requireNonNull(type, "type");
    this.shape = requireNonNull(shape, "shape");
    this.source = requireNonNull(source, "source");
  }

  /** The name that it is to have in the file. */
  public String name() {
    return name;
  }

  /** The type of the elements. */
  public ElementType type() {
    return type;
  }

  /** The length of each axis. */
  public Shape shape() {
    return shape;
  }

  /** Opens its bytes: elements little-endian, in row-major order, without gaps. */
  public Source source() {
    return source;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorData tensor
        && name.equals(tensor.name)
        && type == tensor.type
        && shape.equals(tensor.shape)
        && source.equals(tensor.source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type, shape, source);
  }

  /** Where bytes come from. */
  @FunctionalInterface
  public interface Source {
    /** Opens the bytes from the beginning. */
    ReadableByteChannel open() throws IOException;
  }
}
