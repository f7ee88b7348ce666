package io.varscope.processor.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the root that creates a variable is found by: the path of the root or, where that leads to
 * another root or to none, the full name of the variable.
 *
 * <p>Only asking for a class by its name works in all compilers and IDEs, so a key is the name of a
 * class.
 *
 * @param graph the universe of names
 * @param name a path or full name; empty at the top
 */
public record IndexKey(String graph, String name) {

  /** Longer file names are trouble on some systems. */
  private static final int LONGEST = 150;

  /** All keys by which the creator of a variable may be found. */
  public static List<IndexKey> of(String graph, String variable, String separator) {
    List<IndexKey> keys = new ArrayList<>();
    for (String name = variable; !name.isEmpty(); ) {
      keys.add(new IndexKey(graph, name));
      int end = name.lastIndexOf(separator);
      name = end < 0 ? "" : name.substring(0, end);
    }
    keys.add(new IndexKey(graph, ""));
    return keys;
  }

  /** The simple name of the class: the same for the same key, and different on any file system. */
  public String simpleName() {
    String escaped = "g" + escaped(graph) + "_n" + escaped(name);
    return escaped.length() <= LONGEST
        ? escaped
        : escaped.substring(0, LONGEST - 33) + "_h" + digest(escaped).substring(0, 31);
  }

  /** Small letters and digits; all else, and what Windows would take for the same, in hex. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                escaped.append((char) c);
              } else {
                escaped.append('_').append(Integer.toHexString(c)).append('_');
              }
            });
    return escaped.toString();
  }

  private static String digest(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
