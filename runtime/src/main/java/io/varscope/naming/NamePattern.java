package io.varscope.naming;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some names that differ in numbers or levels only, such as {@code h.{i}.attn.weight} or {@code
 * encoder/{*}}.
 *
 * <p>A name in braces, such as {@code {i}}, stands for one index: a decimal number without leading
 * zeros, of at most 18 digits. {@code {*}} stands for one or more whole levels, so what is beside
 * it is a separator (one of {@code / . _ -}) or an end of the name; a pattern has at most one. A
 * brace of the name itself is doubled.
 *
 * <p>A match takes time in proportion to the length of the name.
 */
final class NamePattern {

  static final String LEVELS = "*";

  /** What an index can have: any of these fits a {@code long}. */
  private static final int MOST_DIGITS = 18;

  /** What stands before, between and after the braces: one more than there are of these. */
  private final List<String> texts;

  /** What is in the braces. */
  private final List<String> braces;

  /** The one of them that is for levels, or their number. */
  private final int levels;

  private final List<String> indices;

  private NamePattern(List<String> texts, List<String> braces) {
    this.texts = List.copyOf(texts);
    this.braces = List.copyOf(braces);
    int star = braces.indexOf(LEVELS);
    this.levels = star < 0 ? braces.size() : star;
    List<String> others = new ArrayList<>(braces);
    others.remove(LEVELS);
    this.indices = List.copyOf(others);
  }

  /**
   * Reads a part of a text.
   *
   * @throws NamingException if it is no pattern
   */
  static NamePattern parse(String text, int start, int end) {
    List<String> texts = new ArrayList<>();
    List<String> braces = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      if (Braces.isDoubled(text, at, end)) {
        literal.append(c);
        at++;
      } else if (c == '{') {
        int close = Braces.close(text, at, end);
        places.add(at);
        braces.add(Braces.capture(text, at, close, braces));
        texts.add(literal.toString());
        literal.setLength(0);
        at = close;
      } else if (c == '}') {
        throw Braces.notOpened(at);
      } else {
        literal.append(c);
      }
    }
    texts.add(literal.toString());
    for (int k = 0; k < braces.size(); k++) {
      requireBorders(
          braces.get(k), texts.get(k), texts.get(k + 1), k, braces.size(), places.get(k));
    }
    return new NamePattern(texts, braces);
  }

  private static void requireBorders(
      String brace, String before, String after, int k, int count, int place) {
    boolean isFirst = k == 0 && before.isEmpty();
    boolean isLast = k == count - 1 && after.isEmpty();
    char left = isFirst ? '/' : before.isEmpty() ? '}' : before.charAt(before.length() - 1);
    char right = isLast ? '/' : after.isEmpty() ? '{' : after.charAt(0);
    if (left == '}' && before.isEmpty()) {
      throw new NamingException(
          0, place, "Between two braces stands some text, else nothing tells where one ends.");
    }
    if (brace.equals(LEVELS)) {
      if (!Braces.isSeparator(left) || !Braces.isSeparator(right)) {
        throw new NamingException(
            0,
            place,
            "{*} stands for whole levels, so beside it is a separator (one of / . _ -) or nothing.");
      }
    } else if (isDigit(left) || isDigit(right)) {
      throw new NamingException(
          0, place, "Beside an index stands no digit, which would belong to the same number.");
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The text before the first brace, with which every name begins. */
  String prefix() {
    return texts.get(0);
  }

  /** Whether only one name fits: {@link #prefix}. */
  boolean isPlain() {
    return braces.isEmpty();
  }

  List<String> indices() {
    return indices;
  }

  boolean hasLevels() {
    return levels < braces.size();
  }

  /** What stands before {@code {*}}, or else after it: {@code /} or {@code .}, or 0 for neither. */
  char separator() {
    return hasLevels() ? Braces.separator(texts.get(levels), texts.get(levels + 1)) : 0;
  }

  /** What stands for the braces in a name; null if it does not fit. */
  @Nullable Captures match(String name) {
    Long[] values = new Long[indices.size()];
    int at = 0;
    for (int k = 0; k < levels; k++) {
      int from = at + texts.get(k).length();
      if (!name.startsWith(texts.get(k), at)) {
        return null;
      }
      at = from;
      while (at < name.length() && isDigit(name.charAt(at))) {
        at++;
      }
      if (!isIndex(name, from, at)) {
        return null;
      }
      values[k] = Long.valueOf(name.substring(from, at));
    }
    String text = texts.get(levels);
    if (!name.startsWith(text, at)) {
      return null;
    }
    at += text.length();
    if (!hasLevels()) {
      return at == name.length() ? new Captures(indices, List.of(values), "") : null;
    }
    int end = matchEnd(name, at, values);
    return end <= at ? null : new Captures(indices, List.of(values), name.substring(at, end));
  }

  /** Goes backwards to where the levels end; -1 if what is after them does not fit. */
  private int matchEnd(String name, int begin, Long[] values) {
    int at = name.length();
    for (int k = braces.size(); k > levels; k--) {
      String text = texts.get(k);
      at -= text.length();
      if (at < begin || !name.startsWith(text, at)) {
        return -1;
      }
      if (k > levels + 1) {
        int end = at;
        while (at > begin && isDigit(name.charAt(at - 1))) {
          at--;
        }
        if (!isIndex(name, at, end)) {
          return -1;
        }
        // Of the braces, one before these is for levels.
        values[k - 2] = Long.valueOf(name.substring(at, end));
      }
    }
    return at;
  }

  private static boolean isIndex(String name, int from, int to) {
    int digits = to - from;
    return digits > 0 && digits <= MOST_DIGITS && (digits == 1 || name.charAt(from) != '0');
  }

  /** Whether another pattern fits exactly the same names. */
  boolean isSame(NamePattern other) {
    return texts.equals(other.texts)
        && braces.size() == other.braces.size()
        && levels == other.levels;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < texts.size(); k++) {
      text.append(texts.get(k).replace("{", "{{").replace("}", "}}"));
      if (k < braces.size()) {
        text.append('{').append(braces.get(k)).append('}');
      }
    }
    return text.toString();
  }
}
