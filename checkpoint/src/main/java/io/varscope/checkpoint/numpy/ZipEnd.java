package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.bytes.SharedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The end of a zip, where it says how many entries it has. Java 17 allocates memory for as many.
 */
final class ZipEnd {

  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_SIZE = 20;
  private static final int END = 0x06054b50;

  /** With the longest comment. */
  private static final int LONGEST_END = 22 + 0xffff;

  /** Of an entry without a name in the list of all entries. */
  private static final int SMALLEST_ENTRY = 46;

  /** In the record that has the count, where that is more than 16 bits. */
  private static final int COUNT_AT = 32;

  private ZipEnd() {}

  /**
   * Refuses a count that the file has no room for, wherever one may be found.
   *
   * @throws CheckpointException if there is one
   */
  static void check(SharedFile shared) throws IOException {
    long size = shared.size();
    long begin = Math.max(0, size - LONGEST_END - LOCATOR_SIZE);
    ByteBuffer tail = read(shared, begin, LONGEST_END + LOCATOR_SIZE);
    for (int i = 0; i + LOCATOR_SIZE + 4 <= tail.limit(); i++) {
      if (tail.getInt(i) == LOCATOR && tail.getInt(i + LOCATOR_SIZE) == END) {
        long countAt = tail.getLong(i + 8) + COUNT_AT;
        if (countAt < 0 || countAt > size - Long.BYTES) {
          continue; // Java sees that.
        }
        long count = read(shared, countAt, Long.BYTES).getLong(0);
        if (count < 0 || count > size / SMALLEST_ENTRY) {
          throw new CheckpointException(
              shared.path(), countAt, "It has no room for the " + count + " entries that it says.");
        }
      }
    }
  }

  private static ByteBuffer read(SharedFile shared, long position, int length) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate((int) Math.min(length, shared.size() - position))
            .order(ByteOrder.LITTLE_ENDIAN);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = shared.read(bytes, position + bytes.position());
    }
    return bytes.flip();
  }
}
