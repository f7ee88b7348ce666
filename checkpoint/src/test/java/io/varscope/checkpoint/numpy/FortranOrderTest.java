package io.varscope.checkpoint.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.Shape;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.safetensors.SafetensorsSamples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays in which the first axis is fastest, put into row-major order in blocks of any size. */
class FortranOrderTest {

  private static final List<long[]> SHAPES =
      List.of(
          new long[] {7, 5},
          new long[] {1, 9, 1, 4},
          new long[] {2, 3, 4},
          new long[] {5, 1, 3, 2},
          new long[] {2, 2, 2, 2, 2, 2},
          new long[] {30, 2},
          new long[] {2, 30},
          new long[] {0, 3},
          new long[] {3, 0});

  @TempDir Path folder;

  @Test
  void everyBlockSize() throws IOException {
    for (long[] dims : SHAPES) {
      for (int width : new int[] {1, 2, 4, 8}) {
        Shape shape = Shape.of(dims);
        byte[] rows = SafetensorsSamples.bytes((int) shape.elements() * width, width);
        byte[] fortran = fortran(rows, dims, width);
        for (int block = width; block <= rows.length + 1; block++) {
          try (InputStream in =
              new FortranOrder(new ByteArrayInputStream(fortran), shape, width, block)) {
            assertArrayEquals(rows, in.readAllBytes(), shape + " by " + block);
          }
        }
      }
    }
  }

  /** By another way than the reader's: each element by its indices. */
  private static byte[] fortran(byte[] rows, long[] dims, int width) {
    byte[] fortran = new byte[rows.length];
    for (int n = 0; n < rows.length / width; n++) {
      long rest = n;
      long place = 0;
      long stride = 1;
      long[] index = new long[dims.length];
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        index[axis] = rest % dims[axis];
        rest /= dims[axis];
      }
      for (int axis = 0; axis < dims.length; axis++) {
        place += index[axis] * stride;
        stride *= dims[axis];
      }
      System.arraycopy(rows, n * width, fortran, (int) place * width, width);
    }
    return fortran;
  }

  /** A megabyte of deflated zeros, and an array of 256 MiB of which each element is read. */
  @Test
  void aLargeArrayInASmallFile() throws Exception {
    Path file = folder.resolve("bomb.npz");
    byte[] header = NpyBytes.npy(NpyBytes.header("<f4", true, "(8192, 8192)"));
    byte[] zeros = new byte[1 << 20];
    byte[] last = zeros.clone();
    last[last.length - 1] = 1;
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      zip.write(header);
      for (int i = 1; i <= 256; i++) {
        zip.write(i < 256 ? zeros : last);
      }
    }
    assertTrue(Files.size(file) < 1 << 20);
    try (Checkpoint opened = Checkpoint.open(file)) {
      TensorInfo tensor = opened.find("a").orElseThrow();
      ByteBuffer chunk = ByteBuffer.allocate(1 << 20);
      long ones = 0;
      long read = 0;
      try (ReadableByteChannel channel = opened.open(tensor)) {
        while (channel.read(chunk.clear()) >= 0) {
          byte[] bytes = Arrays.copyOf(chunk.array(), chunk.position());
          read += bytes.length;
          for (byte b : bytes) {
            ones += b;
          }
        }
      }
      assertEquals(tensor.size(), read);
      assertEquals(1, ones);
    }
  }
}
