package io.varscope.checkpoint;

import static io.varscope.checkpoint.text.Printable.quoted;

import io.varscope.checkpoint.metadata.Aliases;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tensors of a file by the names that variables know them by.
 *
 * @param tensors by every name, the further ones too
 * @param names of each tensor, the one that it is renamed to
 */
record TensorNames(Map<String, TensorInfo> tensors, Map<TensorInfo, String> names) {

  /**
   * Renames all tensors.
   *
   * @throws CheckpointException if two get one name
   */
  static TensorNames of(Checkpoint checkpoint, Rename rename) {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    Map<TensorInfo, String> names = new LinkedHashMap<>();
    for (TensorInfo tensor : checkpoint.tensors()) {
      String name = rename.apply(tensor.name());
      names.put(tensor, name);
      TensorInfo other = tensors.put(name, tensor);
      if (other != null) {
        throw new CheckpointException(
            checkpoint.file(),
            "the tensors "
                + quoted(other.name())
                + " and "
                + quoted(tensor.name())
                + " are both renamed to "
                + quoted(name)
                + ".");
      }
    }
    aliases(checkpoint).forEach((alias, t) -> tensors.putIfAbsent(rename.apply(alias), t));
    return new TensorNames(tensors, names);
  }

  /**
   * The tensors by their further names.
   *
   * @throws CheckpointException if there is no such tensor
   */
  private static Map<String, TensorInfo> aliases(Checkpoint checkpoint) {
    Map<String, TensorInfo> aliases = new LinkedHashMap<>();
    Aliases.names(checkpoint.metadata())
        .forEach(
            (alias, name) ->
                aliases.put(
                    alias,
                    checkpoint
                        .find(name)
                        .orElseThrow(
                            () ->
                                new CheckpointException(
                                    checkpoint.file(),
                                    "its metadata has "
                                        + quoted(Aliases.KEY + alias)
                                        + " for a tensor "
                                        + quoted(name)
                                        + " that is not there."))));
    return aliases;
  }
}
