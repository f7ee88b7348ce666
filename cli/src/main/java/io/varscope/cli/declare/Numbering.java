package io.varscope.cli.declare;

import java.util.List;

/**
 * How the numbers of repeated layers are written.
 *
 * @param repeat how many, or which
 * @param name what stands for the number in the name
 */
record Numbering(String repeat, String name) {

  /**
   * The shortest way.
   *
   * @param numbers ascending
   * @param byPosition whether {@code i} has to count the layers
   */
  static Numbering of(List<Integer> numbers, boolean byPosition) {
    int first = numbers.get(0);
    int step = numbers.size() > 1 ? numbers.get(1) - first : 1;
    boolean isRegular = true;
    for (int k = 0; k < numbers.size(); k++) {
      isRegular &= numbers.get(k) == (long) first + (long) step * k;
    }
    String list = new Expression.Same(numbers).text();
    if (isRegular) {
      String product = step == 1 ? "i" : step + "*i";
      String sum = first == 0 ? product : product + "+" + first;
      return new Numbering(Integer.toString(numbers.size()), "{" + sum + "}");
    }
    return byPosition
        ? new Numbering(Integer.toString(numbers.size()), "{" + list + "[i]}")
        : new Numbering(list, "{i}");
  }
}
