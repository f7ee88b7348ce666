package io.varscope.checkpoint.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is being written under a temporary name. Its exceptions name the file that was asked
 * for.
 */
public final class NewFile implements Closeable {

  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path path;
  private final Path asked;
  private final Optional<AccessRights> rights;
  private final FileChannel channel;

  private NewFile(Path path, Path asked, Optional<AccessRights> rights, FileChannel channel) {
    this.path = path;
    this.asked = asked;
    this.rights = rights;
    this.channel = channel;
  }

  /**
   * Creates a file that does not exist.
   *
   * @param asked the file that was asked for, for messages
   * @param rights that it gets when it is finished; the usual ones if empty
   */
  public static NewFile create(Path path, Path asked, Optional<AccessRights> rights)
      throws IOException {
    FileAttribute<?>[] attributes =
        rights.stream().map(any -> AccessRights.OWNER_ONLY).toArray(FileAttribute<?>[]::new);
    try {
      FileChannel channel = FileChannel.open(path, NEW, attributes);
      return new NewFile(path, asked, rights, channel);
    } catch (FileAlreadyExistsException ofSomebody) {
      throw ofSomebody;
    } catch (IOException e) {
      // Over a network it may be there all the same.
      AtomicFile.bestEffort(() -> Files.deleteIfExists(path));
      throw e;
    }
  }

  FileChannel channel() {
    return channel;
  }

  /** Where the next byte will be. */
  public long position() throws IOException {
    return channel.position();
  }

  /** Leaves room. */
  public void position(long position) throws IOException {
    channel.position(position);
  }

  /** Appends all bytes. */
  public void write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw named(e);
    }
  }

  /** Writes all bytes of a buffer at some place. */
  public void write(ByteBuffer bytes, long position) throws IOException {
    try {
      for (long next = position; bytes.hasRemaining(); ) {
        next += channel.write(bytes, next);
      }
    } catch (IOException e) {
      throw named(e);
    }
  }

  /** Gives it its rights, and forces it to the disk. */
  public void finish() throws IOException {
    try {
      if (rights.isPresent()) {
        rights.get().giveTo(path);
      }
      channel.force(true);
    } catch (IOException e) {
      throw named(e);
    }
  }

  private IOException named(IOException e) {
    if (e instanceof ClosedChannelException) {
      return e;
    }
    FileSystemException named =
        new FileSystemException(asked.toString(), null, SystemFault.words(e));
    named.initCause(e);
    return named;
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } catch (IOException e) {
      throw named(e);
    }
  }
}
