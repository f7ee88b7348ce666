package io.varscope.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that somebody may have meant by a name that does not exist. */
public final class NearestNames {

  private static final int MOST = 3;

  /** Longer names are not compared: that takes time by the product of their lengths. */
  private static final int LONGEST = 500;

  private NearestNames() {}

  /**
   * At most three of the candidates, the nearest first: those that differ by a few typed
   * characters, and those that have the same last segment in another scope.
   */
  public static List<String> of(String name, Collection<String> candidates) {
    if (name.length() > LONGEST) {
      return List.of();
    }
    int limit = name.length() < 5 ? 1 : Math.max(2, 1 + name.length() / 8);
    record Scored(String candidate, int distance) {}
    List<String> nearest =
        candidates.stream()
            .distinct()
            .filter(candidate -> !candidate.equals(name))
            .map(candidate -> new Scored(candidate, distance(name, candidate, limit)))
            .filter(scored -> scored.distance <= limit || leaf(scored.candidate).equals(leaf(name)))
            .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate))
            .limit(MOST)
            .map(Scored::candidate)
            .toList();
    // All names of one character are equally like each other.
    return name.length() == 1 && nearest.size() > 1 ? List.of() : nearest;
  }

  private static String leaf(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
  }

  /** Levenshtein's distance, or something above the limit as soon as that is certain. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
        least = Math.min(least, current[j]);
      }
      if (least > limit) {
        return limit + 1;
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
