package io.varscope.cli;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.cli.source.WrittenHeader;
import io.varscope.header.Header;
import io.varscope.header.HeaderException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The source of a class that says what a file has. */
record HeaderClass(Path path) {

  /** That of the largest header, with names of some hundred characters, has some megabytes. */
  private static final long LARGEST = 1 << 28;

  /**
   * Writes it, unless it says the same already.
   *
   * @return whether it has changed
   * @throws CheckpointException if something else is there
   */
  boolean write(String source) throws IOException {
    if (Files.exists(path)) {
      WrittenHeader old = read().orElseThrow(this::otherClass);
      if (old.saysTheSame(WrittenHeader.read(source).orElseThrow())) {
        return false;
      }
    }
    new SourceFile(path).write(source);
    return true;
  }

  /** What of a header it does not say, or says otherwise: a line each. */
  List<String> differences(Header header, String source) throws IOException {
    if (!Files.exists(path)) {
      return List.of("class: there is no " + path);
    }
    WrittenHeader old = read().orElseThrow(this::otherClass);
    Header written;
    try {
      written = Header.parse(old.file(), old.digest(), old.lines());
    } catch (HeaderException e) {
      String line = e.line() < 0 ? "" : "'" + old.lines().get(e.line()) + "': ";
      return List.of("class: " + line + e.getMessage());
    }
    List<String> differences = HeaderDifferences.of(written, header);
    if (!differences.isEmpty()) {
      return differences;
    }
    if (!old.digest().equals(header.digest())) {
      return List.of("digest: " + old.digest() + " -> " + header.digest());
    }
    WrittenHeader fresh = WrittenHeader.read(source).orElseThrow();
    return old.words().equals(fresh.words())
        ? List.of()
        : List.of("class: " + path + " has been edited, beside its lines");
  }

  private Optional<WrittenHeader> read() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new CheckpointException(path, "it is no regular file, and is not replaced.");
    }
    if (Files.size(path) > LARGEST) {
      throw new CheckpointException(path, "it has more than " + LARGEST + " bytes.");
    }
    try {
      return WrittenHeader.read(Files.readString(path));
    } catch (CharacterCodingException e) {
      throw new CheckpointException(path, "it is no text in UTF-8. Delete it to write it anew.");
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(
          path,
          "its @CheckpointHeader has been edited: "
              + e.getMessage()
              + ". Delete it to write it anew.");
    }
  }

  private CheckpointException otherClass() {
    return new CheckpointException(
        path, "it is no class with @CheckpointHeader, and is not replaced. Take another --class.");
  }
}
