package io.varscope.checkpoint;

import static io.varscope.checkpoint.text.Printable.quoted;

import io.varscope.checkpoint.files.ForeignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Only regular files are opened: opening a pipe would wait for a writer. */
final class RegularFile {

  /** In a folder of more, what to open is not looked for. */
  private static final int MOST_LISTED = 10_000;

  private RegularFile() {}

  /**
   * Returns if it is one, or a link to one.
   *
   * @throws CheckpointException if it is a folder, and which file in it may be meant, or no file
   * @throws IOException if it is not there
   */
  static void require(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new CheckpointException(file, "this is a folder, not a file; " + hint(file));
    }
    if (!attributes.isRegularFile()) {
      throw new CheckpointException(
          file,
          "this is a pipe, a device or a socket, and only files can be read; copy what it gives"
              + " into a file");
    }
  }

  private static String hint(Path folder) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names = files.limit(MOST_LISTED).map(file -> file.getFileName().toString()).sorted().toList();
    }
    List<CheckpointFormat> formats = Formats.all().list();
    for (CheckpointFormat format : formats) {
      String suffix = format.suffixes().get(0);
      Optional<String> meant = one(names, name -> name.endsWith(suffix));
      if (meant.isPresent()) {
        return "it has " + quoted(meant.get()) + ", which can be opened";
      }
    }
    if (one(names, "saved_model.pb"::equals).isPresent()) {
      return ForeignFile.SAVED_MODEL;
    }
    List<String> suffixes =
        formats.stream()
            .filter(format -> !format.isSharded())
            .map(format -> format.suffixes().get(0))
            .toList();
    int last = suffixes.size() - 1;
    return "it has no file whose name ends with "
        + String.join(", ", suffixes.subList(0, last))
        + " or "
        + suffixes.get(last);
  }

  private static Optional<String> one(List<String> names, Predicate<String> wanted) {
    return names.stream().filter(wanted).findFirst();
  }
}
