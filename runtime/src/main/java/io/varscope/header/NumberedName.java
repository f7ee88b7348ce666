package io.varscope.header;

import java.util.ArrayList;
import java.util.List;

/** Finds the numbers in a name. */
final class NumberedName {

  /** Further numbers are text, so that a name of nothing else takes no square of its length. */
  private static final int MOST_NUMBERS = 8;

  private NumberedName() {}

  /** The name, with its numbers apart. Digits that no number is written with stay text. */
  static NamePattern of(String name) {
    List<String> texts = new ArrayList<>();
    List<NumberSet> numbers = new ArrayList<>();
    int begin = 0;
    for (int at = 0; at < name.length() && numbers.size() < MOST_NUMBERS; at++) {
      if (!isDigit(name.charAt(at))) {
        continue;
      }
      int start = at;
      while (at < name.length() && isDigit(name.charAt(at))) {
        at++;
      }
      boolean canonical = name.charAt(start) != '0' || at == start + 1;
      if (canonical && at - start <= NumberSet.MOST_DIGITS) {
        texts.add(name.substring(begin, start));
        numbers.add(NumberSet.of(Integer.parseInt(name.substring(start, at))));
        begin = at;
      }
    }
    texts.add(name.substring(begin));
    return new NamePattern(texts, numbers);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
