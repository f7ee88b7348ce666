package io.varscope.checkpoint.numpy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes of a stream that are read in another order. They are in memory, or in a temporary file that
 * only its owner may open and that has lost its name.
 */
final class StagedBytes implements Closeable {

  /** What is read at once; a multiple of the size of every element. */
  static final int WINDOW = 1 << 16;

  private final Optional<RandomAccessFile> file;
  private final long size;
  private final byte[] window;
  private long begin;
  private int length;
  private int ahead = WINDOW;

  private StagedBytes(Optional<RandomAccessFile> file, long size, byte[] window, int length) {
    this.file = file;
    this.size = size;
    this.window = window;
    this.length = length;
  }

  /**
   * Reads some bytes of a stream.
   *
   * @param most how many are kept in memory
   */
  static StagedBytes of(InputStream in, long size, int most) throws IOException {
    if (size <= most) {
      byte[] all = in.readNBytes((int) size);
      if (all.length < size) {
        throw new EOFException();
      }
      return new StagedBytes(Optional.empty(), size, all, all.length);
    }
    Path path = Files.createTempFile("varscope-", ".tmp");
    RandomAccessFile file;
    try {
      try (OutputStream out = new FileOutputStream(path.toFile())) {
        byte[] chunk = new byte[WINDOW];
        for (long left = size; left > 0; ) {
          int bytes = in.readNBytes(chunk, 0, (int) Math.min(chunk.length, left));
          if (bytes == 0) {
            throw new EOFException();
          }
          out.write(chunk, 0, bytes);
          left -= bytes;
        }
      }
      file = new RandomAccessFile(path.toFile(), "r");
    } finally {
      delete(path);
    }
    return new StagedBytes(Optional.of(file), size, new byte[WINDOW], 0);
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException inUse) {
      // Windows deletes no file that is open.
      path.toFile().deleteOnExit();
    }
  }

  /** How many bytes will be used of those that follow one, about. */
  void readAhead(long bytes) {
    ahead = (int) Math.min(WINDOW, bytes);
  }

  /** Copies one element. */
  void copy(long position, int width, byte[] target, int offset) throws IOException {
    if (position < begin || position + width > begin + length) {
      begin = position;
      length = (int) Math.min(Math.max(ahead, width), size - position);
      RandomAccessFile all = file.orElseThrow();
      all.seek(begin);
      all.readFully(window, 0, length);
    }
    int at = (int) (position - begin);
    for (int i = 0; i < width; i++) {
      target[offset + i] = window[at + i];
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
