package io.varscope.checkpoint.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Memory of a temporary file: neither heap nor direct memory of the JVM. Only its owner may open
 * the file, and once it is mapped, it has no name any more.
 */
public final class TemporaryMemory {

  private static final int CHUNK = 1 << 16;

  private TemporaryMemory() {}

  /** New memory, all 0. */
  public static ByteBuffer allocate(int size) throws IOException {
    Path file = Files.createTempFile("varscope-", ".tmp");
    try {
      // If the disk had no room for a mapped page, its use would end the program.
      writeZeros(file, size);
      return Uninterrupted.call(
          () -> {
            try (FileChannel channel =
                FileChannel.open(
                    file,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE)) {
              return channel.map(MapMode.READ_WRITE, 0, size);
            }
          });
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Uses a stream, which takes no direct memory: there is none left. */
  private static void writeZeros(Path file, int size) throws IOException {
    byte[] zeros = new byte[CHUNK];
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      for (int left = size; left > 0; left -= CHUNK) {
        out.write(zeros, 0, Math.min(CHUNK, left));
      }
    }
  }
}
