package io.varscope.checkpoint.metadata;

import static io.varscope.checkpoint.text.Printable.quoted;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Further names of tensors, in the metadata of a file. A shared variable is written once and found
 * by each of its names.
 */
public final class Aliases {

  public static final String KEY = "varscope.alias.";

  private Aliases() {}

  /** What is to be added to the metadata. */
  public static Map<String, String> metadata(Map<String, String> aliases) {
    Map<String, String> metadata = new LinkedHashMap<>();
    aliases.forEach((alias, name) -> metadata.put(KEY + alias, name));
    return metadata;
  }

  /** Whether this is the key of a further name. */
  public static boolean isAlias(String key) {
    return key.startsWith(KEY);
  }

  /** The further names in the metadata of a file, and the tensors that they are of. */
  public static Map<String, String> names(Map<String, String> metadata) {
    Map<String, String> names = new LinkedHashMap<>();
    metadata.forEach(
        (key, name) -> {
          if (isAlias(key)) {
            names.put(key.substring(KEY.length()), name);
          }
        });
    return names;
  }

  /**
   * The same metadata, in which the further names, and the tensors' own, are renamed.
   *
   * @throws IllegalArgumentException if two further names become one
   */
  public static Map<String, String> renamed(
      Map<String, String> metadata, UnaryOperator<String> rename) {
    Map<String, String> renamed = new LinkedHashMap<>();
    metadata.forEach(
        (key, value) -> {
          if (!isAlias(key)) {
            renamed.put(key, value);
            return;
          }
          String alias = rename.apply(key.substring(KEY.length()));
          if (renamed.put(KEY + alias, rename.apply(value)) != null) {
            throw new IllegalArgumentException(
                "two further names of tensors are both renamed to " + quoted(alias));
          }
        });
    return renamed;
  }
}
