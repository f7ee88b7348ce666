package io.varscope.cli.declare;

import java.util.Comparator;
import java.util.Optional;

/**
 * A word with a number in it, the last one.
 *
 * @param before what stands before the number
 * @param after what stands after it
 */
record Numbered(String before, int number, String after) {

  private static final int MOST_DIGITS = 9;

  /** Sorts as people do: layer 2 stands before layer 10. */
  static final Comparator<String> ORDER =
      Comparator.comparing(
          Numbered::orNone,
          Comparator.comparing(Numbered::before)
              .thenComparing(Numbered::number)
              .thenComparing(Numbered::after));

  private static Numbered orNone(String word) {
    return of(word).orElseGet(() -> new Numbered(word, -1, ""));
  }

  /** The number in a word, if there is one, and no 0 stands in front of it. */
  static Optional<Numbered> of(String word) {
    int end = word.length();
    while (end > 0 && !isDigit(word.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && isDigit(word.charAt(start - 1))) {
      start--;
    }
    int digits = end - start;
    if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && word.charAt(start) == '0')) {
      return Optional.empty();
    }
    return Optional.of(
        new Numbered(
            word.substring(0, start),
            Integer.parseInt(word.substring(start, end)),
            word.substring(end)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether only the numbers differ. */
  boolean isLike(Numbered other) {
    return before.equals(other.before) && after.equals(other.after);
  }

  /** Whether there is nothing but the number. */
  boolean isBare() {
    return before.isEmpty() && after.isEmpty();
  }
}
