package io.varscope.checkpoint.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Reads of a file at any place, which no interrupt ends. */
public interface PositionalReads extends Closeable {

  /** As {@link FileChannel#read(ByteBuffer, long)}. */
  int read(ByteBuffer target, long position) throws IOException;

  /** Some bytes from one on, or fewer at the end of the file. */
  default ByteBuffer bytes(long position, int most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(most);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = read(bytes, position + bytes.position());
    }
    return bytes.flip();
  }

  /** The first bytes of a file, or all if it has fewer. */
  static ByteBuffer begin(Path file, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        PositionalReads reads = of(file, channel)) {
      return reads.bytes(0, most);
    }
  }

  /** How many bytes the file has now. */
  long size() throws IOException;

  /**
   * Reads of a file.
   *
   * @param channel of the same file; the caller closes it
   */
  static PositionalReads of(Path file, FileChannel channel) throws IOException {
    // On Windows the executor's threads would wait for the system; other file systems may do
    // anything.
    boolean isPlain =
        file.getFileSystem() == FileSystems.getDefault()
            && !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return isPlain ? new InCaller(file) : new InOtherThreads(channel);
  }

  /** The caller itself asks the system. */
  final class InCaller implements PositionalReads {

    private final AsynchronousFileChannel channel;

    private InCaller(Path file) throws IOException {
      this.channel =
          AsynchronousFileChannel.open(file, Set.of(StandardOpenOption.READ), new Caller());
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      try {
        return channel.read(target, position).get(); // By now it is done.
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failed) {
          throw failed;
        }
        throw new IOException(e.getCause());
      } catch (InterruptedException impossible) {
        throw new AssertionError("nobody waits", impossible);
      }
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Runs everything at once. */
  final class Caller extends AbstractExecutorService {

    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return false;
    }
  }

  /** Private threads read, which no caller can interrupt. */
  record InOtherThreads(FileChannel channel) implements PositionalReads {

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return Uninterrupted.call(() -> channel.read(target, position));
    }

    @Override
    public long size() throws IOException {
      return Uninterrupted.call(channel::size);
    }

    @Override
    public void close() {}
  }
}
