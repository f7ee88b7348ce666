package io.varscope.benchmark.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What the system does with bytes when nobody looks at them: the limit of all others. */
final class PlainFile {

  private PlainFile() {}

  /** Fills a buffer with the bytes of a file from some byte on. */
  static void read(Path file, long from, ByteBuffer bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long at = from;
      while (bytes.hasRemaining()) {
        at += channel.read(bytes, at);
      }
    }
  }

  /** Maps a file from some byte to its end. */
  static ByteBuffer map(Path file, long from) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(MapMode.READ_ONLY, from, channel.size() - from);
    }
  }

  /** Writes a file beside, has it on the disk, and then gives it its name. */
  static void write(Path file, ByteBuffer bytes) throws IOException {
    Path temporary = file.resolveSibling("plain.tmp");
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
