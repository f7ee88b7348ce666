package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.TensorData;
import io.varscope.checkpoint.bytes.TensorCopy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a zip whose entries are not compressed, with the fields of Python's zipfile.
 *
 * <p>Java's own needs the checksum of such an entry beforehand. So bytes would be read twice, and a
 * change in between would damage the file. Here the checksum is put in afterwards.
 */
final class StoredZip {

  private record Entry(String name, int flags, long offset, long size, int crc) {}

  /** The longest name, in bytes: in the list of all entries it has numbers before and after it. */
  static final int LONGEST_NAME = 0xffff - 46 - 28;

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LONG_END = 0x06064b50;
  private static final int LONG_END_LOCATOR = 0x07064b50;

  /** Where in a local header the checksum is. */
  private static final int LOCAL_CRC = 14;

  /** Stands for numbers that are elsewhere, in 8 bytes. */
  private static final long MAX_INT = 0xffffffffL;

  private static final int MAX_SHORT = 0xffff;

  private static final short VERSION = 45;
  private static final short UNIX = 3 << 8;
  private static final int UTF8 = 1 << 11;

  /** The first day that a zip knows. */
  private static final short DATE = 1 << 5 | 1;

  /** Its owner may read and write the file. */
  private static final int MODE = 0600 << 16;

  private final TensorCopy copy;
  private final List<Entry> entries = new ArrayList<>();

  StoredZip(TensorCopy copy) {
    this.copy = copy;
  }

  /** Writes an entry: some bytes, and then those of a tensor. */
  void add(String name, ByteBuffer header, TensorData tensor, long tensorSize) throws IOException {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    int flags = utf8.length == name.length() ? 0 : UTF8;
    long offset = copy.position();
    long size = header.remaining() + tensorSize;
    copy.append(
        record(50 + utf8.length)
            .putInt(LOCAL)
            .putShort(VERSION)
            .putShort((short) flags)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort(DATE)
            .putInt(0)
            .putInt((int) MAX_INT)
            .putInt((int) MAX_INT)
            .putShort((short) utf8.length)
            .putShort((short) 20)
            .put(utf8)
            .putShort((short) 1)
            .putShort((short) 16)
            .putLong(size)
            .putLong(size)
            .flip());
    copy.resetChecksum();
    copy.append(header);
    copy.append(tensor, tensorSize);
    int crc = copy.checksum();
    copy.overwrite(record(4).putInt(crc).flip(), offset + LOCAL_CRC);
    entries.add(new Entry(name, flags, offset, size, crc));
  }

  /** Writes the list of all entries. */
  void finish() throws IOException {
    long begin = copy.position();
    for (Entry entry : entries) {
      copy.append(central(entry));
    }
    long end = copy.position();
    int count = entries.size();
    if (count >= MAX_SHORT || begin >= MAX_INT || end - begin >= MAX_INT) {
      copy.append(
          record(76)
              .putInt(LONG_END)
              .putLong(44)
              .putShort(VERSION)
              .putShort(VERSION)
              .putInt(0)
              .putInt(0)
              .putLong(count)
              .putLong(count)
              .putLong(end - begin)
              .putLong(begin)
              .putInt(LONG_END_LOCATOR)
              .putInt(0)
              .putLong(end)
              .putInt(1)
              .flip());
    }
    copy.append(
        record(22)
            .putInt(END)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) Math.min(count, MAX_SHORT))
            .putShort((short) Math.min(count, MAX_SHORT))
            .putInt(limited(end - begin))
            .putInt(limited(begin))
            .putShort((short) 0)
            .flip());
  }

  private static ByteBuffer central(Entry entry) {
    byte[] utf8 = entry.name.getBytes(StandardCharsets.UTF_8);
    boolean longSize = entry.size >= MAX_INT;
    boolean longOffset = entry.offset >= MAX_INT;
    int longs = (longSize ? 16 : 0) + (longOffset ? 8 : 0);
    int extra = longs == 0 ? 0 : 4 + longs;
    ByteBuffer record =
        record(46 + utf8.length + extra)
            .putInt(CENTRAL)
            .putShort((short) (UNIX | VERSION))
            .putShort(VERSION)
            .putShort((short) entry.flags)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort(DATE)
            .putInt(entry.crc)
            .putInt(limited(entry.size))
            .putInt(limited(entry.size))
            .putShort((short) utf8.length)
            .putShort((short) extra)
            .putShort((short) 0)
            .putShort((short) 0)
            .putShort((short) 0)
            .putInt(MODE)
            .putInt(limited(entry.offset))
            .put(utf8);
    if (extra > 0) {
      record.putShort((short) 1).putShort((short) longs);
    }
    if (longSize) {
      record.putLong(entry.size).putLong(entry.size);
    }
    if (longOffset) {
      record.putLong(entry.offset);
    }
    return record.flip();
  }

  private static int limited(long number) {
    return (int) Math.min(number, MAX_INT);
  }

  private static ByteBuffer record(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
