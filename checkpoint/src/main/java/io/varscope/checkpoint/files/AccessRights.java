package io.varscope.checkpoint.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The access rights of a file: its mode, owner and group. */
public final class AccessRights {

  /** The rights of a new file until it gets its own: only its owner may open it. */
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(
          Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  private final PosixFileAttributes attributes;

  private AccessRights(PosixFileAttributes attributes) {
    this.attributes = attributes;
  }

  /** Those of a file, if the system has such. */
  public static Optional<AccessRights> of(Path file) throws IOException {
    PosixFileAttributeView view = view(file);
    return view == null ? Optional.empty() : Optional.of(new AccessRights(view.readAttributes()));
  }

  private static PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }

  /** Gives a file the same mode and, as far as the system lets this program, group and owner. */
  void giveTo(Path file) throws IOException {
    PosixFileAttributeView view = view(file);
    PosixFileAttributes now = view.readAttributes();
    Set<PosixFilePermission> mode = new HashSet<>(attributes.permissions());
    if (!now.group().equals(attributes.group())
        && !isAllowed(() -> view.setGroup(attributes.group()))) {
      limitGroup(mode);
    }
    if (!now.permissions().equals(mode)) {
      view.setPermissions(mode);
    }
    if (!now.owner().equals(attributes.owner())) {
      isAllowed(() -> view.setOwner(attributes.owner()));
    }
  }

  /** Another group may do what everybody may. */
  private static void limitGroup(Set<PosixFilePermission> mode) {
    if (!mode.contains(PosixFilePermission.OTHERS_READ)) {
      mode.remove(PosixFilePermission.GROUP_READ);
    }
    if (!mode.contains(PosixFilePermission.OTHERS_WRITE)) {
      mode.remove(PosixFilePermission.GROUP_WRITE);
    }
    if (!mode.contains(PosixFilePermission.OTHERS_EXECUTE)) {
      mode.remove(PosixFilePermission.GROUP_EXECUTE);
    }
  }

  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  private static boolean isAllowed(Change change) {
    try {
      change.make();
      return true;
    } catch (IOException notAllowed) {
      return false;
    }
  }
}
