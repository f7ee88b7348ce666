package io.varscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;

/** Reads the bytes of one tensor, at a place of its own, so that many may be read side by side. */
final class TensorChannel implements ReadableByteChannel {

  /** More at once into an array would take as much direct memory of the JDK's. */
  private static final int LARGEST_INTO_ARRAY = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final TensorInfo tensor;
  private long read;
  private boolean open = true;

  TensorChannel(Path file, FileChannel channel, TensorInfo tensor) {
    this.file = file;
    this.channel = channel;
    this.tensor = tensor;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
    long left = tensor.size() - read;
    if (left == 0) {
      return -1;
    }
    int most = target.isDirect() ? Integer.MAX_VALUE : LARGEST_INTO_ARRAY;
    int length = (int) Math.min(Math.min(left, most), target.remaining());
    int limit = target.limit();
    target.limit(target.position() + length);
    try {
      int count = channel.read(target, tensor.offset() + read);
      if (count < 0) {
        throw new CheckpointException(
            file,
            tensor.offset() + read,
            "the file became shorter while tensor "
                + SafetensorsNames.quoted(tensor.name())
                + " was read: "
                + left
                + " bytes of it are missing");
      }
      read += count;
      return count;
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
