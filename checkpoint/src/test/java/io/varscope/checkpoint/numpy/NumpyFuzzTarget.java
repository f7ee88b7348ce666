package io.varscope.checkpoint.numpy;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.Strictness;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads what the fuzzer makes up as npz or npy, and all tensors in it. */
public final class NumpyFuzzTarget {

  private static final Path FILE = temporary();

  private NumpyFuzzTarget() {}

  private static Path temporary() {
    try {
      Path file = Files.createTempFile("numpy", ".npy");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Called by the fuzzer. A first byte that is even leads an npz file, one that is odd an npy. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    Files.write(FILE, Arrays.copyOfRange(input, 1, input.length));
    for (Strictness strictness : Strictness.values()) {
      try (Checkpoint checkpoint =
          input[0] % 2 == 0 ? NpzFile.open(FILE, strictness) : NpyFile.open(FILE, strictness)) {
        for (TensorInfo tensor : checkpoint.tensors()) {
          read(checkpoint, tensor, input.length);
        }
      } catch (CheckpointException refused) {
        if (refused.reason().isBlank()) {
          throw new AssertionError("no reason", refused);
        }
      }
    }
  }

  private static void read(Checkpoint checkpoint, TensorInfo tensor, int fileSize)
      throws IOException {
    // What deflate can make of so few bytes.
    if (tensor.size() > 1032L * fileSize + 65536) {
      throw new AssertionError(tensor + " has " + tensor.size() + " bytes in " + fileSize);
    }
    if (tensor.shape().elements() * tensor.type().bits() / 8 != tensor.size()) {
      throw new AssertionError(tensor + " has " + tensor.size() + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.allocate(1 << 12);
    long read = 0;
    try (ReadableByteChannel channel = checkpoint.open(tensor)) {
      while (channel.read(bytes.clear()) >= 0) {
        read += bytes.position();
      }
    }
    if (read != tensor.size()) {
      throw new AssertionError(tensor + " gives " + read + " of " + tensor.size() + " bytes");
    }
  }
}
