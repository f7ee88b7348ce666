package io.varscope;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The direct memory of a store: little-endian, each piece aligned to a cache line, which suits
 * vector instructions and engines. Small pieces are carved out of large blocks, since each direct
 * buffer costs the JVM a cleaner and a call of the allocator.
 *
 * <p>No piece is given twice. The garbage collector frees a block when nothing holds a piece of it
 * any more, so there is nothing to close.
 */
final class DirectMemory {

  private static final int ALIGNMENT = 64;
  private static final int FIRST_BLOCK = 1 << 12;
  private static final int LARGEST_BLOCK = 1 << 20;

  private ByteBuffer block = ByteBuffer.allocate(0);
  private int used;
  private long total;

  /** New memory, all 0. */
  synchronized ByteBuffer allocate(int size) {
    int needed = (int) Math.min(Integer.MAX_VALUE, size + ALIGNMENT - 1L);
    // A small store takes little; the more it has, the larger the next block.
    int blockSize = (int) Math.max(FIRST_BLOCK, Math.min(LARGEST_BLOCK, total));
    if (needed > blockSize / 4) {
      total += needed;
      return piece(ByteBuffer.allocateDirect(needed), 0, size);
    }
    if (block.capacity() - used < needed) {
      block = ByteBuffer.allocateDirect(blockSize);
      used = 0;
      total += blockSize;
    }
    ByteBuffer piece = piece(block, used, size);
    used += padding(block, used) + size;
    return piece;
  }

  private static ByteBuffer piece(ByteBuffer block, int from, int size) {
    return block.slice(from + padding(block, from), size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int padding(ByteBuffer block, int from) {
    // Not alignedSlice, which would also round the end, down to a multiple of the alignment.
    return Math.floorMod(-block.alignmentOffset(from, ALIGNMENT), ALIGNMENT);
  }
}
