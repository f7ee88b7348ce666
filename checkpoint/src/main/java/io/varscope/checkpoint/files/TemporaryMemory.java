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
 * Memory that is a temporary file's, which counts neither as heap nor as direct memory of the JVM.
 * Only its owner could open the file, and that only until it is mapped: then it has no name.
 */
public final class TemporaryMemory {

  private static final int CHUNK = 1 << 16;

  private TemporaryMemory() {}

  /** New memory, all 0. */
  public static ByteBuffer allocate(int size) throws IOException {
    Path file = Files.createTempFile("varscope-", ".tmp");
    try {
      // Mapped pages that the disk has no room for would end the program when they are used.
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

  /** A stream takes no direct memory, of which there is none here. */
  private static void writeZeros(Path file, int size) throws IOException {
    byte[] zeros = new byte[CHUNK];
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      for (int left = size; left > 0; left -= CHUNK) {
        out.write(zeros, 0, Math.min(CHUNK, left));
      }
    }
  }
}
