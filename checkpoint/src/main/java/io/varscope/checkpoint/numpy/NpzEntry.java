package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.bytes.SharedFile;
import io.varscope.checkpoint.text.Place;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The bytes of an entry, checked against its length and its checksum, which Java's stream does not
 * do.
 */
final class NpzEntry extends InputStream {

  private final SharedFile file;
  private final ZipEntry entry;
  private final InputStream in;
  private final Place place;
  private final CRC32 crc = new CRC32();
  private long remaining;

  /** Opens an entry. */
  NpzEntry(SharedFile file, ZipFile zip, ZipEntry entry, Place place) throws IOException {
    this.file = file;
    this.entry = entry;
    this.place = place;
    this.remaining = entry.getSize();
    try {
      this.in = zip.getInputStream(entry);
    } catch (ZipException e) {
      throw damaged(e);
    } catch (IllegalStateException closed) {
      file.requireOpen();
      throw closed;
    }
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
    try {
      if (remaining == 0) {
        if (entry.getSize() == 0) {
          checkEnd();
        }
        return -1;
      }
      int bytes = in.read(target, offset, (int) Math.min(length, remaining));
      if (bytes < 0) {
        throw place.wrong(-1, "It has " + remaining + " bytes less than it says.");
      }
      crc.update(target, offset, bytes);
      remaining -= bytes;
      if (remaining == 0) {
        checkEnd();
      }
      return bytes;
    } catch (ZipException | EOFException e) {
      file.requireOpen();
      throw damaged(e);
    } catch (IOException e) {
      file.requireOpen();
      throw e;
    }
  }

  private void checkEnd() throws IOException {
    if (in.read() >= 0) {
      throw place.wrong(-1, "It has more bytes than the " + entry.getSize() + " that it says.");
    }
    if (crc.getValue() != entry.getCrc()) {
      throw place.wrong(
          -1,
          String.format(
              "Its bytes are damaged: their CRC is %08x, and should be %08x.",
              crc.getValue(), entry.getCrc()));
    }
  }

  private RuntimeException damaged(IOException cause) {
    RuntimeException damaged = place.wrong(-1, "Its bytes are damaged: " + reason(cause) + ".");
    damaged.initCause(cause);
    return damaged;
  }

  /** What Java says of a damaged zip, as a clause; of some it says nothing. */
  static String reason(Exception cause) {
    return cause instanceof EOFException ? "it ends too early" : String.valueOf(cause.getMessage());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
