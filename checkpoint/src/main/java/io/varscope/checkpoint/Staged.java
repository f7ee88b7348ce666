package io.varscope.checkpoint;

import io.varscope.AnyVariable;
import io.varscope.DType;
import java.nio.ByteBuffer;
import java.util.List;

/** A tensor that is read and checked. */
final class Staged {

  private final ElementType type;

  /** Its bytes, one after the other. */
  private final List<ByteBuffer> pieces;

  /** Where the last read has ended: a piece, and the bytes before it. */
  private int next;

  private long before;

  Staged(ElementType type, List<ByteBuffer> pieces) {
    this.type = type;
    this.pieces = pieces;
  }

  /** Sets all elements of a variable; nothing is left that could fail. */
  void copyTo(AnyVariable variable) {
    DType<?> dtype = type.dtype().orElseThrow();
    int from = 0;
    for (ByteBuffer piece : pieces) {
      from += variable.setBytes(from, dtype, piece.duplicate());
    }
  }

  /** Fills a buffer with bytes from a place on, and leaves its position as it is. */
  void read(long from, ByteBuffer target) {
    if (from < before) {
      next = 0;
      before = 0;
    }
    int at = target.position();
    while (at < target.limit()) {
      ByteBuffer piece = pieces.get(next);
      int begin = (int) Math.min(from + at - target.position() - before, piece.capacity());
      int count = Math.min(piece.capacity() - begin, target.limit() - at);
      target.put(at, piece, begin, count);
      at += count;
      if (at < target.limit()) {
        before += piece.capacity();
        next++;
      }
    }
  }
}
