package io.varscope.checkpoint;

import io.varscope.checkpoint.files.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Appends to a new file. Its creator closes it, so {@link #close} does nothing. */
record Appending(NewFile file) implements WritableByteChannel {

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int count = bytes.remaining();
    file.write(bytes);
    return count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
