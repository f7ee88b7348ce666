package io.varscope.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some numbers in the name of a tensor: {@code 0..3,5} are five.
 *
 * @param bounds the first and the last of each run, in ascending order, with gaps between the runs
 */
record NumberSet(List<Integer> bounds) {

  /** More digits are text: no layer has such a number. */
  static final int MOST_DIGITS = 9;

  /** More runs would make one very long line; they are written in several. */
  private static final int MOST_RUNS = 100;

  NumberSet {
    bounds = List.copyOf(bounds);
  }

  static NumberSet of(int number) {
    return new NumberSet(List.of(number, number));
  }

  /**
   * All numbers, in as few sets as may stand in a line each.
   *
   * @param numbers in ascending order, each once
   */
  static List<NumberSet> of(int[] numbers) {
    List<NumberSet> sets = new ArrayList<>(1);
    Integer[] bounds = new Integer[2 * MOST_RUNS];
    int count = 0;
    for (int number : numbers) {
      if (count > 0 && bounds[count - 1] == number - 1) {
        bounds[count - 1] = number;
        continue;
      }
      if (count == bounds.length) {
        sets.add(new NumberSet(Arrays.asList(bounds)));
        count = 0;
      }
      bounds[count++] = number;
      bounds[count++] = number;
    }
    sets.add(new NumberSet(Arrays.asList(bounds).subList(0, count)));
    return sets;
  }

  int first() {
    return bounds.get(0);
  }

  boolean isOne() {
    return bounds.size() == 2 && bounds.get(0).equals(bounds.get(1));
  }

  /** How many numbers it has. */
  long size() {
    long size = 0;
    for (int k = 0; k < bounds.size(); k += 2) {
      size += bounds.get(k + 1) - bounds.get(k) + 1;
    }
    return size;
  }

  /** The numbers, in ascending order. */
  int[] numbers() {
    int[] numbers = new int[Math.toIntExact(size())];
    int count = 0;
    for (int k = 0; k < bounds.size(); k += 2) {
      for (int number = bounds.get(k); number <= bounds.get(k + 1); number++) {
        numbers[count++] = number;
      }
    }
    return numbers;
  }

  /** As it stands between braces. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < bounds.size(); k += 2) {
      text.append(k == 0 ? "" : ",").append(bounds.get(k));
      if (!bounds.get(k).equals(bounds.get(k + 1))) {
        text.append("..").append(bounds.get(k + 1));
      }
    }
    return text.toString();
  }
}
