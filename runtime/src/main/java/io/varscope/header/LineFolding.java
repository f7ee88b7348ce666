package io.varscope.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes tensors of one dtype and shape, whose names differ in numbers only, in one line. It takes
 * little more than linear time.
 */
final class LineFolding {

  private LineFolding() {}

  /**
   * As few lines as are easily found, sorted as people count, the same whatever the order is.
   *
   * @param tensors a line for each
   */
  static List<TensorLine> fold(Collection<TensorLine> tensors) {
    Map<String, List<TensorLine>> groups = new LinkedHashMap<>();
    for (TensorLine tensor : tensors) {
      TensorLine numbered = withPattern(tensor, NumberedName.of(tensor.names().get(0)));
      groups.computeIfAbsent(key(numbered), key -> new ArrayList<>(1)).add(numbered);
    }
    List<TensorLine> lines = new ArrayList<>();
    for (List<TensorLine> group : groups.values()) {
      lines.addAll(folded(group));
    }
    Collections.sort(lines, NaturalOrder.INSTANCE);
    return lines;
  }

  private static TensorLine withPattern(TensorLine line, NamePattern pattern) {
    return new TensorLine(pattern, line.dtype(), line.axes(), line.condition());
  }

  /** What tensors that may stand in one line have in common. */
  private static String key(TensorLine line) {
    StringBuilder key = new StringBuilder();
    for (String text : line.pattern().texts()) {
      // With their lengths, no two lists of texts are the same.
      key.append(text.length()).append(':').append(text);
    }
    return key.append(line.rest()).toString();
  }

  /** Joins the sets of one place after the other, the last first, where all others are equal. */
  private static List<TensorLine> folded(List<TensorLine> group) {
    if (group.size() == 1) {
      return group;
    }
    TensorLine any = group.get(0);
    List<List<NumberSet>> products = new ArrayList<>(group.size());
    for (TensorLine line : group) {
      products.add(line.pattern().numbers());
    }
    for (int place = any.pattern().numbers().size() - 1; place >= 0; place--) {
      products = joined(products, place);
    }
    List<TensorLine> lines = new ArrayList<>(products.size());
    for (List<NumberSet> product : products) {
      lines.add(withPattern(any, new NamePattern(any.pattern().texts(), product)));
    }
    return lines;
  }

  private static List<List<NumberSet>> joined(List<List<NumberSet>> products, int place) {
    Map<String, List<List<NumberSet>>> groups = new HashMap<>();
    for (List<NumberSet> product : products) {
      StringBuilder others = new StringBuilder();
      for (int k = 0; k < product.size(); k++) {
        others.append(k == place ? "" : product.get(k)).append('|');
      }
      groups.computeIfAbsent(others.toString(), key -> new ArrayList<>(1)).add(product);
    }
    List<List<NumberSet>> joined = new ArrayList<>();
    for (List<List<NumberSet>> group : groups.values()) {
      int[] numbers = new int[group.size()];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = group.get(k).get(place).first();
      }
      Arrays.sort(numbers);
      for (NumberSet set : NumberSet.of(numbers)) {
        List<NumberSet> product = new ArrayList<>(group.get(0));
        product.set(place, set);
        joined.add(product);
      }
    }
    return joined;
  }
}
