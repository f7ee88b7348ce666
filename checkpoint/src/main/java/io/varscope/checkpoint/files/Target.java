package io.varscope.checkpoint.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Where a file will really be written, and the rights that it takes over. Only a regular file is
 * replaced. A link stays: the file that it leads to is replaced or created.
 *
 * @param path through all links
 * @param rights of the file that is there, if there is one and the system has them
 */
public record Target(Path path, Optional<AccessRights> rights) {

  private static final int MOST_LINKS = 40;

  /** What is neither a regular file nor a folder, by the bits of its mode that tell this. */
  private static final int KIND = 0170000;

  /**
   * Looks at what a name stands for.
   *
   * @throws FileSystemException if no file can be written there: something else is there, it is
   *     protected, or there is no such folder
   */
  public static Target of(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      requireFolder(file, folder);
    }
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException nothingOrDangling) {
      return new Target(created(file), Optional.empty());
    }
    if (!attributes.isRegularFile()) {
      throw refused(file, "it is " + kind(file, attributes) + ", and only a file can be replaced");
    }
    if (!Files.isWritable(file)) {
      throw refused(file, "it is write-protected");
    }
    Path path = file.toRealPath();
    return new Target(path, AccessRights.of(path));
  }

  /** A file that does not exist yet: at the name itself, or where its links end. */
  private static Path created(Path file) throws IOException {
    Path path = file.toAbsolutePath();
    for (int links = 0; links < MOST_LINKS; links++) {
      Path folder = path.getParent();
      if (folder == null) {
        throw refused(file, "there is no folder " + path);
      }
      requireFolder(file, folder);
      path = folder.toRealPath().resolve(path.getFileName());
      if (!Files.isSymbolicLink(path)) {
        return path;
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    throw new FileSystemLoopException(file.toString());
  }

  private static void requireFolder(Path file, Path folder) throws FileSystemException {
    if (!Files.isDirectory(folder)) {
      throw refused(file, "there is no folder " + folder);
    }
  }

  private static String kind(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isDirectory()) {
      return "a folder";
    }
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return "a device";
    }
    return switch ((int) Files.getAttribute(file, "unix:mode") & KIND) {
      case 0010000 -> "a named pipe (FIFO)";
      case 0020000 -> "a character device";
      case 0060000 -> "a block device";
      case 0140000 -> "a socket";
      default -> "no regular file";
    };
  }

  private static FileSystemException refused(Path file, String reason) {
    return new FileSystemException(file.toString(), null, reason);
  }
}
