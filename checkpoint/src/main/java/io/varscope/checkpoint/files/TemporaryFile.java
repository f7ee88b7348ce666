package io.varscope.checkpoint.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/**
 * The new file, beside the old one that it will replace. Its writer holds a lock on it. The system
 * releases the locks of a dead program, so others can tell what it left behind.
 */
public final class TemporaryFile implements Closeable {

  private static final String SUFFIX = ".tmp";

  /** The position of the lock: beyond all bytes, since on Windows locked bytes cannot be read. */
  private static final long LOCKED = Long.MAX_VALUE - 1;

  /** A cleaning program may hold the lock of a new file for a moment. */
  private static final int MOST_TRIES = 100;

  private final Target target;
  private final Path path;
  private final String id;
  private final NewFile file;

  private TemporaryFile(Target target, Path path, String id, NewFile file) {
    this.target = target;
    this.path = path;
    this.id = id;
    this.file = file;
  }

  /**
   * Creates and locks one.
   *
   * @param asked the target as it was asked for, for messages
   */
  public static TemporaryFile create(Target target, Path asked) throws IOException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      String id = UUID.randomUUID().toString().replace("-", "");
      Path path = target.path().resolveSibling(prefix(target) + id + SUFFIX);
      Living.add(id);
      try {
        TemporaryFile temporary =
            new TemporaryFile(target, path, id, NewFile.create(path, asked, target.rights()));
        if (lock(temporary.file.channel()) && temporary.exists()) {
          return temporary;
        }
        temporary.close();
      } catch (FileAlreadyExistsException taken) {
        Living.remove(id);
      } catch (IOException e) {
        Living.remove(id);
        throw cannotCreate(path, asked, e);
      } catch (Throwable e) {
        Living.remove(id);
        throw e;
      }
    }
    throw new FileSystemException(
        asked.toString(), null, "another program deletes what is written beside it");
  }

  private static FileSystemException cannotCreate(Path path, Path asked, IOException e) {
    FileSystemException named =
        new FileSystemException(
            asked.toString(),
            null,
            "no file can be created in the folder "
                + path.getParent()
                + ": "
                + SystemFault.words(e));
    named.initCause(e);
    return named;
  }

  /** The same length for all targets, so that these may have the longest names. */
  private static String prefix(Target target) {
    String name = target.path().getFileName().toString();
    return ".varscope-" + HexFormat.of().toHexDigits(name.hashCode()) + "-";
  }

  /** Whether the lock is ours. Where there are no locks, leftovers of others are never deleted. */
  private static boolean lock(FileChannel channel) {
    try {
      return channel.tryLock(LOCKED, 1, false) != null;
    } catch (IOException | UnsupportedOperationException noLocks) {
      return true;
    }
  }

  /** What no other file of this target has in its name. */
  public String id() {
    return id;
  }

  /** What is written. */
  public NewFile file() {
    return file;
  }

  /** Whether it is still there: it has neither taken the place of the old one nor been deleted. */
  public boolean exists() {
    return Files.exists(path);
  }

  /** Takes the place of the old file. Readers that have that open, or mapped, keep it. */
  public void replace() throws IOException {
    file.finish();
    Files.move(
        path, target.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    // Deleted first: closing it releases its lock.
    try {
      AtomicFile.bestEffort(() -> Files.deleteIfExists(path));
    } finally {
      try {
        AtomicFile.bestEffort(file::close);
      } finally {
        Living.remove(id);
      }
    }
  }

  /**
   * Deletes those of a target whose writers are dead.
   *
   * @return the {@linkplain #id ids} of the others
   */
  public static Set<String> deleteDead(Target target) throws IOException {
    Set<String> living = new HashSet<>();
    String prefix = prefix(target);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(target.path().getParent(), prefix + "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String id = name.substring(prefix.length(), name.length() - SUFFIX.length());
        if (Living.has(id) || !deleteIfDead(file)) {
          living.add(id);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return living;
  }

  /** Whether it is gone. It is deleted under its lock, so it cannot be one that was just begun. */
  private static boolean deleteIfDead(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock(LOCKED, 1, false)) {
      if (lock == null) {
        return false;
      }
      Files.delete(file);
      return true;
    } catch (NoSuchFileException gone) {
      return true;
    } catch (IOException | OverlappingFileLockException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  /**
   * The files that this program is writing. It must not open them a second time: to close a file
   * releases all locks that the program has on it. They are kept where every copy of this class
   * sees them, whichever class loader it has.
   */
  private static final class Living {

    private static final String PROPERTY = "io.varscope.checkpoint.writing.";

    static void add(String id) {
      System.setProperty(PROPERTY + id, "");
    }

    static void remove(String id) {
      System.clearProperty(PROPERTY + id);
    }

    static boolean has(String id) {
      return System.getProperty(PROPERTY + id) != null;
    }
  }
}
