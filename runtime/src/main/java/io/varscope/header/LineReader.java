package io.varscope.header;

import io.varscope.rules.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a line from the right, since a name may have anything in it, also blanks and brackets. */
final class LineReader {

  private static final String IF = " if ";

  /** What stands before a bracket in a condition, and so is no dtype. */
  private static final Set<String> NO_DTYPES = Set.of("if", "floor", "ceil", "size");

  private final String line;

  /** Where the bracket of the shape opens. */
  private int open;

  /** Where the dtype begins. */
  private int dtype;

  LineReader(String line) {
    this.line = line;
  }

  TensorLine read() {
    if (endsInShape(line.length())) {
      return upTo(line.length(), Optional.empty());
    }
    int condition = line.lastIndexOf(IF);
    if (condition < 0 || !endsInShape(condition)) {
      throw HeaderException.at(
          Math.max(0, line.length() - 1),
          "A line is NAME DTYPE (AXES), as in: mlp/w float32 (784, 10). This one does not end so.");
    }
    Formula formula = formula(condition + IF.length(), line.length());
    return upTo(condition, Optional.of(formula));
  }

  /** Whether a dtype and a shape end here, after something that may be a name. */
  private boolean endsInShape(int end) {
    if (end == 0 || line.charAt(end - 1) != ')') {
      return false;
    }
    int depth = 0;
    open = end;
    do {
      open--;
      depth += line.charAt(open) == ')' ? 1 : line.charAt(open) == '(' ? -1 : 0;
    } while (depth > 0 && open > 0);
    dtype = open - 1;
    while (dtype > 0 && isWord(line.charAt(dtype - 1))) {
      dtype--;
    }
    return dtype > 1
        && line.charAt(open - 1) == ' '
        && line.charAt(dtype - 1) == ' '
        && line.charAt(dtype) >= 'a'
        && !NO_DTYPES.contains(line.substring(dtype, open - 1));
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }

  private TensorLine upTo(int end, Optional<Formula> condition) {
    NamePattern pattern = NamePattern.parse(line, dtype - 1);
    return new TensorLine(pattern, line.substring(dtype, open - 1), axes(end - 1), condition);
  }

  private List<Formula> axes(int close) {
    List<Formula> axes = new ArrayList<>();
    int depth = 0;
    int start = open + 1;
    for (int at = start; at < close; at++) {
      switch (line.charAt(at)) {
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth--;
        case ',' -> {
          if (depth == 0) {
            axes.add(formula(start, at));
            start = at + 1;
          }
        }
        default -> {}
      }
    }
    // As in (768,), which is how one axis is written.
    if (axes.size() != 1 || !line.substring(start, close).isBlank()) {
      if (!axes.isEmpty() || start < close) {
        axes.add(formula(start, close));
      }
    }
    return axes;
  }

  private Formula formula(int start, int end) {
    if (line.substring(start, end).isBlank()) {
      throw HeaderException.at(start, "A length is missing here.");
    }
    try {
      return Formula.parse(line, start, end);
    } catch (ExpressionException e) {
      throw HeaderException.at(
          start, "'" + line.substring(start, end).strip() + "' is wrong: " + e.getMessage() + ".");
    }
  }
}
