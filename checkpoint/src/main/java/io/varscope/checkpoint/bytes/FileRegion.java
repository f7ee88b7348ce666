package io.varscope.checkpoint.bytes;

import io.varscope.checkpoint.text.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Part of an open file that other threads may read, too. */
public final class FileRegion extends InputStream {

  private final SharedFile file;
  private final long end;
  private final Place place;
  private long position;

  /**
   * The bytes of a part of a file.
   *
   * @param begin of the first, from the beginning of the file
   * @param end after the last
   */
  public FileRegion(SharedFile file, long begin, long end, Place place) {
    this.file = file;
    this.position = begin;
    this.end = end;
    this.place = place;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (position == end) {
      return -1;
    }
    int most = (int) Math.min(length, end - position);
    int bytes = file.read(ByteBuffer.wrap(target, offset, most), position);
    if (bytes < 0) {
      throw place.wrong(position, "The file was cut off here since it was opened.");
    }
    position += bytes;
    return bytes;
  }
}
