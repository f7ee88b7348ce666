package io.varscope.checkpoint;

import io.varscope.checkpoint.files.SystemFault;
import io.varscope.checkpoint.files.TemporaryMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Memory for what is read before anything changes: direct memory, and where there is no more,
 * temporary files. The garbage collector frees it.
 */
final class Staging {

  /**
   * The size of an allocation. For this size the C library reuses freed memory; for larger ones the
   * system has to clear new pages, which takes longer than all else.
   */
  private static final int BLOCK = 64 << 10;

  /** The same, of files: a process has only so many mappings. */
  private static final int FILE_BLOCK = 8 << 20;

  /** The size of the largest elements: each piece begins and ends with a whole one. */
  private static final int ALIGNMENT = Long.BYTES;

  private final Path file;
  private long left;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private Optional<OutOfMemoryError> full = Optional.empty();

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
    long most = Math.max(left, padded(size));
    ByteBuffer next =
        direct((int) Math.min(BLOCK, most))
            .orElseGet(() -> ofFile((int) Math.min(FILE_BLOCK, most)));
    left -= next.capacity();
    return next;
  }

  /** Empty if there is no more. */
  private Optional<ByteBuffer> direct(int length) {
    if (full.isEmpty()) {
      try {
        return Optional.of(ByteBuffer.allocateDirect(length));
      } catch (OutOfMemoryError e) {
        full = Optional.of(e);
      }
    }
    return Optional.empty();
  }

  private ByteBuffer ofFile(int length) {
    try {
      return TemporaryMemory.allocate(length);
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
      full.ifPresent(missing::addSuppressed);
      throw missing;
    }
  }
}
