package io.varscope.checkpoint;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.checkpoint.layout.Axes;
import io.varscope.checkpoint.layout.Axes.Axis;
import io.varscope.checkpoint.layout.BlockwiseGather;
import io.varscope.naming.Piece;
import io.varscope.naming.Piece.Span;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a tensor that is put together of variables, block by block. */
final class GatheredBytes implements ReadableByteChannel {

  /** The most bytes of a block. */
  private static final int BLOCK = 8 << 20;

  /**
   * A block of the tensor that is a block of a variable.
   *
   * @param piece which is which
   * @param shape of the variable
   */
  record Part(AnyVariable variable, Piece piece, List<Long> shape) {

    /** Whether a tensor of some shape is the variable as it is. */
    boolean isWhole(List<Long> tensor) {
      Axes axes = Arrangement.axes(piece, tensor, shape);
      return axes.isOneRun() && axes.elements() == variable.size();
    }
  }

  private final DType<?> dtype;
  private final List<Long> shape;
  private final long[] strides;
  private final List<Part> parts;
  private final long elements;

  /** The axis that a block has a range of: of those before it one index, of others all. */
  private int axis;

  private final ByteBuffer block;
  private final BlockwiseGather gather;

  /** The index of the first element that is in no block yet. */
  private long next;

  /**
   * Nothing read yet.
   *
   * @param dtype of the tensor: that of the variables, or one that widens to it
   * @param shape of the tensor
   * @param parts which have each of its elements
   */
  GatheredBytes(DType<?> dtype, List<Long> shape, List<Part> parts) {
    this(dtype, shape, parts, BLOCK);
  }

  /** The same with blocks of some bytes. */
  GatheredBytes(DType<?> dtype, List<Long> shape, List<Part> parts, int blockSize) {
    this.dtype = dtype;
    this.shape = shape;
    this.strides = Axes.strides(shape);
    this.parts = parts;
    this.elements = shape.stream().reduce(1L, (a, b) -> a * b);
    long most = Math.max(1, blockSize / dtype.bytes());
    while (axis < shape.size() - 1 && strides[axis] > most) {
      axis++;
    }
    int bytes = (int) Math.min(elements, most) * dtype.bytes();
    this.block = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    this.gather = new BlockwiseGather(bytes);
  }

  @Override
  public int read(ByteBuffer target) {
    if (!block.hasRemaining()) {
      if (next == elements) {
        return -1;
      }
      fill();
    }
    int count = Math.min(block.remaining(), target.remaining());
    target.put(target.position(), block, block.position(), count);
    target.position(target.position() + count);
    block.position(block.position() + count);
    return count;
  }

  private void fill() {
    long[] from = new long[shape.size()];
    long[] length = new long[shape.size()];
    long size = 1;
    for (int k = 0; k < from.length; k++) {
      from[k] = k <= axis ? next / strides[k] % shape.get(k) : 0;
      length[k] = k < axis ? 1 : shape.get(k);
    }
    if (from.length > 0) {
      long rows = Math.max(1, block.capacity() / dtype.bytes() / strides[axis]);
      length[axis] = Math.min(rows, shape.get(axis) - from[axis]);
      size = length[axis] * strides[axis];
    }
    block.clear().limit((int) size * dtype.bytes());
    for (Part part : parts) {
      Axes axes = axes(part, from, length);
      if (axes.elements() > 0) {
        gather.gather(
            axes,
            dtype.bytes(),
            (index, run) -> part.variable().getBytes((int) index, dtype, run),
            block);
      }
    }
    next += size;
  }

  /** What a part has of the block: the variable is the source, the block the target. */
  private Axes axes(Part part, long[] from, long[] length) {
    long[] source = Axes.strides(part.shape());
    long first = 0;
    for (int k = 0; k < source.length; k++) {
      first += part.piece().at().get(k) * source[k];
    }
    List<Axis> axes = new ArrayList<>();
    long to = 0;
    for (int k = 0; k < from.length; k++) {
      Span span = part.piece().spans().get(k);
      long begin = Math.max(span.from(), from[k]);
      long end = Math.min(span.from() + span.length(), from[k] + length[k]);
      long stride = span.axis() == Span.NO_AXIS ? 0 : source[span.axis()];
      first += (begin - span.from()) * stride;
      to += (begin - from[k]) * strides[k];
      axes.add(new Axis(Math.max(0, end - begin), stride, strides[k]));
    }
    return new Axes(axes, first, to);
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
