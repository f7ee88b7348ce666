package io.varscope.cli;

import io.varscope.checkpoint.Aliases;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.NpyFile;
import io.varscope.checkpoint.NpzFile;
import io.varscope.checkpoint.Rename;
import java.util.LinkedHashMap;
import java.util.Map;

/** What files say of themselves, as far as it stays true if the same tensors are written anew. */
final class Metadata {

  /** The size of several files, which their index says. */
  private static final String TOTAL_SIZE = "total_size";

  private Metadata() {}

  /** Whether a file of this format can say anything. */
  static boolean canBeIn(Checkpoint checkpoint) {
    return !(checkpoint instanceof NpzFile || checkpoint instanceof NpyFile);
  }

  /** All but what is made anew with the bytes; names of tensors are renamed. */
  static Map<String, String> of(Checkpoint checkpoint, Rename rename) {
    Map<String, String> metadata = new LinkedHashMap<>(checkpoint.metadata());
    metadata.remove(Checksums.KEY);
    metadata.remove(TOTAL_SIZE);
    return Aliases.renamed(metadata, rename);
  }
}
