package io.varscope.cli;

import io.varscope.checkpoint.CheckpointException;
import io.varscope.checkpoint.CheckpointFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of Java source, which is ASCII. */
record SourceFile(Path path) {

  /**
   * Writes it, unless it is there.
   *
   * @return whether it was not there
   * @throws CheckpointException if it is, and has another content
   */
  boolean writeNew(String source) throws IOException {
    if (!Files.exists(path)) {
      write(source);
      return true;
    }
    if (Files.isRegularFile(path)
        && Files.size(path) == source.length()
        && new String(Files.readAllBytes(path), StandardCharsets.US_ASCII).equals(source)) {
      return false;
    }
    throw new CheckpointException(
        path,
        "it is there, and differs, so it is not replaced. Delete it, or take another --class.");
  }

  /** Writes it, with the folders that it needs, or replaces it as a whole. */
  void write(String source) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    CheckpointFormat.replace(
        path,
        target -> {
          ByteBuffer bytes = ByteBuffer.wrap(source.getBytes(StandardCharsets.US_ASCII));
          while (bytes.hasRemaining()) {
            target.write(bytes);
          }
        });
  }
}
