package io.varscope.header;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a tensor, or of several that only numbers tell apart: {@code h.{0..11}.bias}.
 *
 * @param texts before, between and after the numbers; one more than there are numbers
 * @param numbers what may stand between the texts, in all combinations
 */
record NamePattern(List<String> texts, List<NumberSet> numbers) {

  NamePattern {
    texts = List.copyOf(texts);
    numbers = List.copyOf(numbers);
  }

  static NamePattern of(String name) {
    return new NamePattern(List.of(name), List.of());
  }

  /**
   * Reads what stands before some index of a line.
   *
   * @throws HeaderException if a brace has no other, or there are no numbers between two
   */
  static NamePattern parse(String line, int end) {
    if (line.indexOf('{') < 0 && line.indexOf('}') < 0) {
      return of(line.substring(0, end));
    }
    List<String> texts = new ArrayList<>();
    List<NumberSet> numbers = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < end; at++) {
      char c = line.charAt(at);
      if (c != '{' && c != '}') {
        text.append(c);
      } else if (at + 1 < end && line.charAt(at + 1) == c) {
        text.append(c);
        at++;
      } else if (c == '}') {
        throw HeaderException.at(at, "The '}' closes nothing; one that belongs to a name is '}}'.");
      } else {
        int close = line.indexOf('}', at);
        if (close < 0 || close >= end) {
          throw HeaderException.at(
              at, "The '{' is not closed; one that belongs to a name is '{{'.");
        }
        texts.add(text.toString());
        text.setLength(0);
        numbers.add(new NumbersReader(line, at + 1, close).read());
        at = close;
      }
    }
    texts.add(text.toString());
    return new NamePattern(texts, numbers);
  }

  /** How many names it stands for; {@link Long#MAX_VALUE} if it is more than that. */
  long size() {
    long size = 1;
    for (NumberSet set : numbers) {
      long factor = set.size();
      if (size > Long.MAX_VALUE / factor) {
        return Long.MAX_VALUE;
      }
      size *= factor;
    }
    return size;
  }

  /** No name of it has more characters. */
  int mostCharacters() {
    int most = numbers.size() * NumberSet.MOST_DIGITS;
    for (String text : texts) {
      most += text.length();
    }
    return most;
  }

  /** All names; the last number changes first. */
  List<String> names() {
    List<String> names = List.of(texts.get(0));
    for (int k = 0; k < numbers.size(); k++) {
      int[] choices = numbers.get(k).numbers();
      List<String> longer = new ArrayList<>(names.size() * choices.length);
      for (String begin : names) {
        for (int number : choices) {
          longer.add(begin + number + texts.get(k + 1));
        }
      }
      names = longer;
    }
    return names;
  }

  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    append(texts.get(0), line);
    for (int k = 0; k < numbers.size(); k++) {
      NumberSet set = numbers.get(k);
      if (set.isOne()) {
        line.append(set.first());
      } else {
        line.append('{').append(set).append('}');
      }
      append(texts.get(k + 1), line);
    }
    return line.toString();
  }

  private static void append(String text, StringBuilder line) {
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      line.append(c);
      if (c == '{' || c == '}') {
        line.append(c);
      }
    }
  }
}
