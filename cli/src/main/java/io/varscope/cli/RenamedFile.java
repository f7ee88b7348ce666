package io.varscope.cli;

import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Checksums;
import io.varscope.checkpoint.Rename;
import io.varscope.checkpoint.TensorInfo;
import io.varscope.checkpoint.metadata.Aliases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is in a file, by the names that it is to have.
 *
 * @param tensors in the file's order
 * @param metadata as far as it stays true if the same tensors are written anew
 */
record RenamedFile(
    Checkpoint checkpoint, Map<String, TensorInfo> tensors, Map<String, String> metadata) {

  /** The size of several files, which their index says. */
  private static final String TOTAL_SIZE = "total_size";

  /** A file with the names that it has. */
  static RenamedFile of(Checkpoint checkpoint) {
    return of(checkpoint, Rename.all(List.of()));
  }

  /**
   * Renames all tensors, also where the metadata names them.
   *
   * @throws IllegalArgumentException if two names become one
   */
  static RenamedFile of(Checkpoint checkpoint, Rename rename) {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    for (TensorInfo tensor : checkpoint.tensors()) {
      String name = rename.apply(tensor.name());
      TensorInfo other = tensors.put(name, tensor);
      if (other != null) {
        throw new IllegalArgumentException(
            "the tensors '"
                + Screen.cut(other.name())
                + "' and '"
                + Screen.cut(tensor.name())
                + "' are both renamed to '"
                + Screen.cut(name)
                + "'");
      }
    }
    Map<String, String> metadata = new LinkedHashMap<>(checkpoint.metadata());
    metadata.remove(Checksums.KEY);
    metadata.remove(TOTAL_SIZE);
    return new RenamedFile(checkpoint, tensors, Aliases.renamed(metadata, rename::apply));
  }
}
