package io.varscope.naming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first of some patterns that fits a name. Patterns are looked up by the text before
 * their first brace, so many of them cost as little as a few.
 */
final class PatternTable {

  private final List<NamePattern> patterns = new ArrayList<>();

  /** The only pattern that fits a name, by that name. */
  private final Map<String, Integer> plain = new HashMap<>();

  /** The others, in order, by the text before the first brace. */
  private final Map<String, List<Integer>> others = new HashMap<>();

  /** The lengths of these texts. */
  private final TreeSet<Integer> lengths = new TreeSet<>();

  /** Adds a pattern behind those before; returns the same pattern that is there already, or -1. */
  int add(NamePattern pattern) {
    int index = patterns.size();
    patterns.add(pattern);
    if (pattern.isPlain()) {
      Integer same = plain.putIfAbsent(pattern.prefix(), index);
      return same == null ? -1 : same;
    }
    List<Integer> alike = others.get(pattern.prefix());
    if (alike == null) {
      alike = new ArrayList<>();
      others.put(pattern.prefix(), alike);
      lengths.add(pattern.prefix().length());
    }
    for (int other : alike) {
      if (patterns.get(other).isSame(pattern)) {
        return other;
      }
    }
    alike.add(index);
    return -1;
  }

  NamePattern pattern(int index) {
    return patterns.get(index);
  }

  int size() {
    return patterns.size();
  }

  /** The first pattern that fits a name, or null. */
  @Nullable Match find(String name) {
    Integer known = plain.get(name);
    int first = known == null ? patterns.size() : known;
    Captures captures = known == null ? null : patterns.get(known).match(name);
    for (int length : lengths) {
      if (length > name.length()) {
        break;
      }
      List<Integer> alike = others.get(name.substring(0, length));
      if (alike == null) {
        continue;
      }
      for (int index : alike) {
        if (index > first) {
          break;
        }
        Captures found = patterns.get(index).match(name);
        if (found != null) {
          first = index;
          captures = found;
          break;
        }
      }
    }
    return captures == null ? null : new Match(first, captures);
  }

  /** A pattern that fits a name. */
  record Match(int index, Captures captures) {}
}
