package io.varscope.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Further names of tensors, in the metadata of a file: what is one variable is written once, and
 * found by each of its names.
 */
final class Aliases {

  private static final String KEY = "varscope.alias.";

  private Aliases() {}

  /** What is to be added to the metadata. */
  static Map<String, String> metadata(Map<String, String> aliases) {
    Map<String, String> metadata = new LinkedHashMap<>();
    aliases.forEach((alias, name) -> metadata.put(KEY + alias, name));
    return metadata;
  }

  /**
   * The tensors by their further names.
   *
   * @throws CheckpointException if there is no such tensor
   */
  static Map<String, TensorInfo> of(Checkpoint checkpoint) {
    Map<String, TensorInfo> aliases = new LinkedHashMap<>();
    checkpoint
        .metadata()
        .forEach(
            (key, name) -> {
              if (key.startsWith(KEY)) {
                aliases.put(
                    key.substring(KEY.length()),
                    checkpoint
                        .find(name)
                        .orElseThrow(
                            () ->
                                new CheckpointException(
                                    checkpoint.file(),
                                    "its metadata has '"
                                        + key
                                        + "' for a tensor '"
                                        + name
                                        + "' that is not there.")));
              }
            });
    return aliases;
  }
}
