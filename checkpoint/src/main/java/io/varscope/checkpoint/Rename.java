package io.varscope.checkpoint;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A rule for names: it gives the new name for an old one. Several rules apply one after the other.
 */
@FunctionalInterface
public interface Rename {

  /** The new name, or the same if the rule does not apply. */
  String apply(String name);

  /** One name. */
  static Rename exactly(String from, String to) {
    return name -> name.equals(from) ? to : name;
  }

  /**
   * The beginning of names.
   *
   * @param from such as {@code model.}
   * @param to such as {@code gpt/}; may be empty
   */
  static Rename prefix(String from, String to) {
    return name -> name.startsWith(from) ? to + name.substring(from.length()) : name;
  }

  /** What joins the levels of names, such as {@code .} to {@code /}. */
  static Rename separator(String from, String to) {
    return name -> name.replace(from, to);
  }

  /**
   * Every match of a regular expression.
   *
   * @param replacement with {@code $1} for the first group, as {@link
   *     java.util.regex.Matcher#replaceAll(String)} has it
   * @throws IllegalArgumentException if the expression or the replacement cannot be read, or the
   *     latter has a group that the expression lacks
   */
  static Rename pattern(String regex, String replacement) {
    Pattern pattern = Pattern.compile(regex);
    try {
      // The same groups, but a certain match: so a fault shows now, not with the first name.
      Pattern.compile("|" + regex).matcher("").replaceAll(replacement);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "the replacement '" + replacement + "' has a group that is not in '" + regex + "'", e);
    }
    return name -> pattern.matcher(name).replaceAll(replacement);
  }

  /** All rules, in order. */
  static Rename all(List<Rename> rules) {
    return name -> {
      String renamed = name;
      for (Rename rule : rules) {
        renamed = rule.apply(renamed);
      }
      return renamed;
    };
  }
}
