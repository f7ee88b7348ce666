package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.CheckpointException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the shards beside an index: what the index is called, what the shards of one save
 * have in common, their number, and how many they are.
 */
final class ShardNames {

  /** How the name of an index ends that others have written. */
  static final String ANY_SUFFIX = ".index.json";

  /** How the name of an index ends that is written here. */
  static final String SUFFIX = ".safetensors.index.json";

  private static final int TAG_LENGTH = 8;

  private final String base;
  private final Pattern pattern;

  /**
   * @throws CheckpointException if that is no name of an index
   */
  ShardNames(Path index) {
    String name = String.valueOf(index.getFileName());
    int end = name.length() - SUFFIX.length();
    if (end < 0 || !name.regionMatches(true, end, SUFFIX, 0, SUFFIX.length())) {
      throw new CheckpointException(index, "the name of an index must end with " + SUFFIX);
    }
    this.base = name.substring(0, end);
    this.pattern =
        Pattern.compile(
            Pattern.quote(base)
                + "-([0-9a-f]{"
                + TAG_LENGTH
                + "})-[0-9]{5,}-of-[0-9]{5,}\\.safetensors");
  }

  /** Whether a file is called as indices are, in upper or lower case. */
  static boolean isIndex(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ANY_SUFFIX);
  }

  /** What the shards of one save have in their names, and those of no other. */
  static String tag(String id) {
    return id.substring(0, TAG_LENGTH);
  }

  /**
   * The name of a shard; all of one save are equally long.
   *
   * @param number from 0
   */
  String of(String tag, int number, int count) {
    int digits = Math.max(5, Integer.toString(count).length());
    return String.format(
        Locale.ROOT, "%s-%s-%0" + digits + "d-of-%05d.safetensors", base, tag, number + 1, count);
  }

  /** The tag of a shard, if the file is one that this library has named. */
  Optional<String> tagOf(String file) {
    Matcher matcher = pattern.matcher(file);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
