package io.varscope.header;

import java.util.Comparator;
import java.util.List;

/** Sorts lines as people do: layer 2 stands before layer 10. */
enum NaturalOrder implements Comparator<TensorLine> {
  INSTANCE;

  @Override
  public int compare(TensorLine line, TensorLine other) {
    List<String> texts = line.pattern().texts();
    List<String> otherTexts = other.pattern().texts();
    for (int k = 0; k < texts.size() && k < otherTexts.size(); k++) {
      if (k > 0) {
        int first = line.pattern().numbers().get(k - 1).first();
        int byNumber = Integer.compare(first, other.pattern().numbers().get(k - 1).first());
        if (byNumber != 0) {
          return byNumber;
        }
      }
      int byText = texts.get(k).compareTo(otherTexts.get(k));
      if (byText != 0) {
        return byText;
      }
    }
    int byLength = Integer.compare(texts.size(), otherTexts.size());
    return byLength != 0 ? byLength : line.toString().compareTo(other.toString());
  }
}
