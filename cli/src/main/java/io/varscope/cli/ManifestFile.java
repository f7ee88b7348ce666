package io.varscope.cli;

import io.varscope.Manifest;
import io.varscope.VariableException;
import io.varscope.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads the manifest of a model from the file that the compiler wrote. */
final class ManifestFile {

  /** Those of the largest models have some megabytes. */
  private static final long LARGEST = 1 << 26;

  private ManifestFile() {}

  /** Whether a file is called as manifests are, and not as the index of a checkpoint. */
  static boolean isCalledSo(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".json") && !name.endsWith(".index.json");
  }

  static Manifest read(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw notManifest(file, "it is no regular file.");
    }
    try {
      if (Files.size(file) > LARGEST) {
        throw notManifest(file, "it has more than " + LARGEST + " bytes.");
      }
      return Manifest.parse(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw notManifest(file, "it is no text in UTF-8.");
    } catch (VariableException e) {
      throw notManifest(file, Failure.message(e));
    }
  }

  private static CheckpointException notManifest(Path file, String reason) {
    return new CheckpointException(
        file,
        reason
            + " The manifest of a model is META-INF/varscope/CLASS.json, which the compiler writes;"
            + " the index of a checkpoint is called *.index.json.");
  }
}
