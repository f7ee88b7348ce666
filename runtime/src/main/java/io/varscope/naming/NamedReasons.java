package io.varscope.naming;

import java.util.ArrayList;
import java.util.List;

/**
 * Names with a reason each: the {@link io.varscope.LoadedFrom#absent} and {@link
 * io.varscope.LoadedFrom#unused} of a model. An entry is {@code NAME: reason}, with the name up to
 * the first colon before a blank. The name may have {@code {i}} and {@code {*}}; in {@code '...'}
 * it may have anything.
 */
public final class NamedReasons {

  private final PatternTable table = new PatternTable();
  private final List<String> reasons = new ArrayList<>();

  private NamedReasons() {}

  /**
   * Reads a list.
   *
   * @throws NamingException if an entry has no name or no reason, or the name of one before
   */
  public static NamedReasons parse(List<String> entries) {
    NamedReasons named = new NamedReasons();
    for (int k = 0; k < entries.size(); k++) {
      try {
        named.add(entries.get(k));
      } catch (NamingException e) {
        throw e.ofEntry(k);
      }
    }
    return named;
  }

  private void add(String entry) {
    int start = Quotes.skipBlanks(entry, 0, entry.length());
    boolean isQuoted = start < entry.length() && entry.charAt(start) == Quotes.MARK;
    int end = isQuoted ? Quotes.end(entry, start, entry.length()) : endOfName(entry, start);
    int colon = Quotes.skipBlanks(entry, end, entry.length());
    if (end == start) {
      throw new NamingException(0, start, "There is no name: write \"NAME: why\".");
    }
    if (colon == entry.length()
        || entry.charAt(colon) != ':'
        || entry.substring(colon + 1).isBlank()) {
      throw new NamingException(
          0, colon, "There is no reason: write \"NAME: why\", with a blank after the colon.");
    }
    int same =
        table.add(
            isQuoted
                ? Quotes.pattern(entry, start, end)
                : NamePattern.parse(entry, start, Quotes.stripEnd(entry, start, end)));
    if (same >= 0) {
      throw new NamingException(
          0, start, "Entry " + (same + 1) + " of the list has the same name, and counts.");
    }
    reasons.add(entry.substring(colon + 1).strip());
  }

  /** The first colon before a blank, or the last character, or the end. */
  private static int endOfName(String entry, int start) {
    for (int at = start; at < entry.length(); at++) {
      if (entry.charAt(at) == ':'
          && (at + 1 == entry.length() || Character.isWhitespace(entry.charAt(at + 1)))) {
        return at;
      }
    }
    return entry.length();
  }

  /** How many entries there are. */
  public int size() {
    return reasons.size();
  }

  /** The index of the first entry that a name fits, or -1. */
  public int find(String name) {
    PatternTable.Match match = table.find(name);
    return match == null ? -1 : match.index();
  }

  /** The name of an entry, perhaps with braces. */
  public String name(int entry) {
    return table.pattern(entry).toString();
  }

  /** The reason of an entry. */
  public String reason(int entry) {
    return reasons.get(entry);
  }
}
