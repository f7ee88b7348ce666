package io.varscope.sample;

import io.varscope.AnyVariable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Prints variables, one a line, and what they add up to. */
final class VariableTable {

  private static final List<String> HEADER =
      List.of("name", "shape", "dtype", "trainable", "parameters", "bytes");

  /** Columns of words are aligned to the left, those of numbers to the right. */
  private static final int FIRST_NUMBER = 4;

  private VariableTable() {}

  /** Prints a table in which a variable has one line, however many models share it. */
  static void print(Collection<? extends AnyVariable> variables, PrintStream out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    long parameters = 0;
    long trainable = 0;
    long bytes = 0;
    var distinct = new LinkedHashSet<AnyVariable>(variables);
    for (AnyVariable variable : distinct) {
      long size = (long) variable.size() * variable.dtype().bytes();
      rows.add(
          List.of(
              variable.name(),
              variable.shape().toString(),
              variable.dtype().toString(),
              variable.trainable() ? "yes" : "no",
              number(variable.size()),
              number(size)));
      parameters += variable.size();
      trainable += variable.trainable() ? variable.size() : 0;
      bytes += size;
    }
    rows.add(
        List.of(
            "total of " + distinct.size(),
            "",
            "",
            number(trainable),
            number(parameters),
            number(bytes)));
    printAligned(rows, out);
  }

  private static void printAligned(List<List<String>> rows, PrintStream out) {
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      if (r == 1 || r == rows.size() - 1) {
        printRule(widths, out);
      }
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = rows.get(r).get(i);
        String padding = " ".repeat(widths[i] - cell.length());
        line.append(i == 0 ? "" : "  ").append(i < FIRST_NUMBER ? cell + padding : padding + cell);
      }
      out.println(line);
    }
  }

  private static void printRule(int[] widths, PrintStream out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
    }
    out.println(line);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
