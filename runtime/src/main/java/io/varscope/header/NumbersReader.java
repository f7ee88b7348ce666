package io.varscope.header;

import java.util.ArrayList;
import java.util.List;

/** Reads the numbers between two braces, such as {@code 0..3,5}. */
final class NumbersReader {

  private final String line;
  private final int end;
  private final List<Integer> bounds = new ArrayList<>(2);
  private int at;

  /** A reader of a part of a line. */
  NumbersReader(String line, int start, int end) {
    this.line = line;
    this.at = start;
    this.end = end;
  }

  /**
   * Reads all of them.
   *
   * @throws HeaderException if there is anything else, or they do not ascend
   */
  NumberSet read() {
    int last = -1;
    while (true) {
      int start = at;
      int from = number();
      int to = from;
      if (line.startsWith("..", at)) {
        at += 2;
        to = number();
      }
      if (to < from || from <= last) {
        throw HeaderException.at(
            start, "The numbers between braces have to ascend, each once, as in {0..3,5}.");
      }
      add(from, to, last);
      last = to;
      if (at == end) {
        return new NumberSet(bounds);
      }
      if (line.charAt(at) != ',') {
        throw unexpected();
      }
      at++;
    }
  }

  /** What continues the last run belongs to it. */
  private void add(int from, int to, int last) {
    if (last >= 0 && from == last + 1) {
      bounds.set(bounds.size() - 1, to);
    } else {
      bounds.add(from);
      bounds.add(to);
    }
  }

  private int number() {
    int start = at;
    int number = 0;
    while (at < end && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      if (at - start == NumberSet.MOST_DIGITS) {
        throw HeaderException.at(
            start, "A number has at most " + NumberSet.MOST_DIGITS + " digits here.");
      }
      number = 10 * number + line.charAt(at++) - '0';
    }
    if (at == start) {
      throw unexpected();
    }
    if (at - start > 1 && line.charAt(start) == '0') {
      throw HeaderException.at(
          start, "A number has no 0 in front here; names that do stand alone.");
    }
    return number;
  }

  private HeaderException unexpected() {
    return HeaderException.at(
        at,
        "Between braces stand numbers and ranges, as in {0..3,5}; a brace that belongs to a name is"
            + " doubled.");
  }
}
