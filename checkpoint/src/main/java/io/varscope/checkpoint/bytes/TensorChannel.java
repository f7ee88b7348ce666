package io.varscope.checkpoint.bytes;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.text.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.util.Objects;

/** Reads the bytes of one tensor, at a place of its own, so that many may be read side by side. */
public final class TensorChannel implements ReadableByteChannel {

  private final SharedFile file;
  private final TensorInfo tensor;
  private long read;
  private boolean open = true;

  public TensorChannel(SharedFile file, TensorInfo tensor) {
    this(file, tensor, 0);
  }

  /** The same from a byte of the tensor on. */
  public TensorChannel(SharedFile file, TensorInfo tensor, long from) {
    this.file = file;
    this.tensor = tensor;
    this.read = Objects.checkIndex(from, tensor.size() + 1);
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
    int length = (int) Math.min(left, target.remaining());
    int limit = target.limit();
    target.limit(target.position() + length);
    try {
      int count = file.read(target, tensor.offset() + read);
      if (count < 0) {
        throw new CheckpointException(
            file.path(),
            tensor.offset() + read,
            "the file became shorter while tensor "
                + Printable.quoted(tensor.name())
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
