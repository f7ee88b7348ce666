package io.varscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.Future;

/**
 * Memory for what is read before anything changes: direct, and where that ends, of temporary files.
 * It is there until the garbage collector frees it.
 */
final class Staging {

  /** What is allocated at once, so that there need be no large hole. */
  private static final int BLOCK = 8 << 20;

  /** The size of the largest elements: each piece begins and ends with a whole one. */
  private static final int ALIGNMENT = Long.BYTES;

  private final Path file;
  private long left;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private OutOfMemoryError full;

  /** The block after this one: to clear new memory takes longer than to fill it. */
  private Future<ByteBuffer> ahead;

  /**
   * Nothing allocated yet.
   *
   * @param file that is read, for messages
   * @param total bytes that will be needed, each tensor's rounded up by {@link #padded}
   */
  Staging(Path file, long total) {
    this.file = file;
    this.left = total;
  }

  /** What a tensor of some bytes takes. */
  static long padded(long size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /**
   * New memory, little-endian, for some bytes or the first of them.
   *
   * @throws CheckpointException if there is none
   */
  ByteBuffer next(long size) {
    if (!block.hasRemaining()) {
      block = nextBlock(size);
    }
    int length = (int) Math.min(size, block.remaining());
    ByteBuffer piece = block.slice(block.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    block.position(block.position() + (int) padded(length));
    return piece;
  }

  private ByteBuffer nextBlock(long size) {
    int length = (int) Math.min(BLOCK, Math.max(left, padded(size)));
    try {
      ByteBuffer next = ahead == null ? allocate(length) : allocated(length);
      left -= next.capacity();
      int following = (int) Math.min(BLOCK, left);
      ahead =
          full == null && following > 0
              ? Uninterrupted.begin(() -> ByteBuffer.allocateDirect(following))
              : null;
      return next;
    } catch (IOException e) {
      CheckpointException missing =
          new CheckpointException(
              file,
              "nothing was loaded, for there is no room for "
                  + length
                  + " bytes that are to be checked before they are used: neither direct memory"
                  + " (-XX:MaxDirectMemorySize, or else -Xmx), nor in temporary files"
                  + " (-Djava.io.tmpdir="
                  + System.getProperty("java.io.tmpdir")
                  + "): "
                  + SystemFault.words(e)
                  + ".",
              e);
      missing.addSuppressed(full);
      throw missing;
    }
  }

  private ByteBuffer allocated(int length) throws IOException {
    try {
      return Uninterrupted.end(ahead);
    } catch (OutOfMemoryError e) {
      full = e;
      return TemporaryMemory.allocate(length);
    }
  }

  private ByteBuffer allocate(int length) throws IOException {
    if (full == null) {
      try {
        return ByteBuffer.allocateDirect(length);
      } catch (OutOfMemoryError e) {
        full = e;
      }
    }
    return TemporaryMemory.allocate(length);
  }
}
