package io.varscope.checkpoint.text;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Reads bytes as UTF-8, and replaces nothing that is malformed. */
final class StrictUtf8Reader extends Reader {

  private final Place place;
  private final long offset;
  private final ByteBuffer bytes;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  /**
   * @param place for messages
   * @param offset of the bytes, from the beginning of the file
   */
  StrictUtf8Reader(Place place, long offset, ByteBuffer bytes) {
    this.place = place;
    this.offset = offset;
    this.bytes = bytes.slice();
  }

  @Override
  public int read(char[] target, int from, int length) {
    if (!bytes.hasRemaining()) {
      return -1;
    }
    CharBuffer chars = CharBuffer.wrap(target, from, length);
    CoderResult result = decoder.decode(bytes, chars, true);
    // Text before the malformed bytes is read first: it may be wrong, too.
    if (result.isError() && chars.position() == from) {
      throw place.wrong(offset + bytes.position(), "the bytes here are not UTF-8");
    }
    return chars.position() - from;
  }

  @Override
  public void close() {
    // The bytes are in memory.
  }
}
