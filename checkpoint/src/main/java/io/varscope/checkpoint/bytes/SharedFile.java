package io.varscope.checkpoint.bytes;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.files.FileIdentity;
import io.varscope.checkpoint.files.PositionalReads;
import io.varscope.checkpoint.files.Uninterrupted;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file that many threads read, each at its own place. An interrupted thread reads on and keeps
 * its interrupt; with a {@link FileChannel} alone, it would close the file for all of them.
 */
public final class SharedFile implements Closeable {

  /** Reading more at once into an array would make the JDK take as much direct memory. */
  private static final int LARGEST_INTO_ARRAY = 1 << 18;

  /** Of opening a file that others replace meanwhile. */
  private static final int MOST_TRIES = 100;

  private final Path file;
  private final FileIdentity identity;
  private final PositionalReads reads;

  /** Maps; and reads, where nothing else can. */
  private final FileChannel channel;

  private SharedFile(Path file, FileIdentity identity, PositionalReads reads, FileChannel channel) {
    this.file = file;
    this.identity = identity;
    this.reads = reads;
    this.channel = channel;
  }

  /** Opens a file, even if the thread is interrupted. */
  public static SharedFile open(Path file) throws IOException {
    FileIdentity before = FileIdentity.of(file);
    for (int tries = 1; ; tries++) {
      SharedFile opened = open(file, before);
      FileIdentity after = FileIdentity.of(file);
      // What is replaced in between could be two files. A key alone does not tell: systems give
      // that
      // of a deleted file to a new one.
      if (after.equals(before)) {
        return opened;
      }
      opened.close();
      if (tries == MOST_TRIES) {
        throw new FileSystemException(
            file.toString(), null, "it was replaced again and again while it was opened");
      }
      before = after;
    }
  }

  private static SharedFile open(Path file, FileIdentity identity) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new SharedFile(file, identity, PositionalReads.of(file, channel), channel);
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  /** Its name, for messages. */
  public Path path() {
    return file;
  }

  /**
   * Reads some bytes: at least one, and not all that there is room for; -1 at the end of the file.
   *
   * @throws CheckpointException if this is closed
   */
  public int read(ByteBuffer target, long position) throws IOException {
    int most = target.isDirect() ? Integer.MAX_VALUE : LARGEST_INTO_ARRAY;
    int limit = target.limit();
    target.limit(target.position() + Math.min(most, target.remaining()));
    try {
      return reads.read(target, position);
    } catch (ClosedChannelException e) {
      throw closed(file, e);
    } finally {
      target.limit(limit);
    }
  }

  /** How many bytes it has now. */
  public long size() throws IOException {
    try {
      return reads.size();
    } catch (ClosedChannelException e) {
      throw closed(file, e);
    }
  }

  /** Maps some of its bytes, which must be there, where the file system can. */
  Optional<ByteBuffer> map(long begin, long size) throws IOException {
    try {
      return Uninterrupted.call(() -> Optional.of(channel.map(MapMode.READ_ONLY, begin, size)));
    } catch (UnsupportedOperationException notThere) {
      return Optional.empty();
    } catch (ClosedChannelException e) {
      throw closed(file, e);
    }
  }

  /**
   * Maps some of its bytes so that a page becomes a private copy when it is written to. For this
   * Java needs a writable file, though it never writes to it. Empty if the file is not writable, or
   * if another has its name now.
   */
  Optional<ByteBuffer> mapPrivately(long begin, long size) throws IOException {
    if (file.getFileSystem() != FileSystems.getDefault()) {
      // Other file systems may write a file anew just because it was opened for writing.
      return Optional.empty();
    }
    return Uninterrupted.call(
        () -> {
          try (FileChannel writable =
              FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // If a file ends before the mapped part does, Java makes it longer.
            return identity.equals(FileIdentity.of(file)) && writable.size() == identity.size()
                ? Optional.of(writable.map(MapMode.PRIVATE, begin, size))
                : Optional.empty();
          } catch (FileSystemException notWritable) {
            return Optional.empty();
          }
        });
  }

  public void requireOpen() {
    if (!channel.isOpen()) {
      throw closed(file, new ClosedChannelException());
    }
  }

  /** A closed checkpoint was read. */
  private static CheckpointException closed(Path file, ClosedChannelException cause) {
    return new CheckpointException(
        file, "the checkpoint is closed. Read it before that, or open it again.", cause);
  }

  /**
   * Fails if its bytes may have changed since it was opened. Another file may have its name by now.
   *
   * @throws CheckpointException if so
   */
  public void requireUnchanged() throws IOException {
    if (size() != identity.size() || wasModified()) {
      throw new CheckpointException(
          file,
          "somebody has written to the file since it was opened. Open it again; who writes to a"
              + " checkpoint that others read puts a new file in its place.");
    }
  }

  private boolean wasModified() {
    try {
      FileIdentity now = FileIdentity.of(file);
      return identity.key() != null
          && identity.key().equals(now.key())
          && !identity.modified().equals(now.modified());
    } catch (IOException nothingOfThatName) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try (reads) {
      channel.close();
    }
  }
}
