package io.varscope.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Variables by scope, as a table for people. */
public final class TextTable {

  private final List<String> head;
  private final Set<String> numbers;
  private final String separator;
  private final List<List<String>> rows = new ArrayList<>();
  private String scope = "";

  /**
   * A table without rows.
   *
   * @param numbers the columns of numbers, which end at the same place
   * @param separator what joins the levels of names
   */
  public TextTable(List<String> head, Set<String> numbers, String separator) {
    this.head = head;
    this.numbers = numbers;
    this.separator = separator;
    rows.add(head);
  }

  /** Adds a variable; the first of a scope comes below a line with the scope. */
  public void add(String name, List<String> cells) {
    int end = name.lastIndexOf(separator);
    String own = end < 0 ? "" : name.substring(0, end);
    if (!own.equals(scope)) {
      rows.add(List.of(own));
      scope = own;
    }
    List<String> row = new ArrayList<>();
    row.add((own.isEmpty() ? "" : "  ") + name.substring(end + 1));
    row.addAll(cells);
    rows.add(row);
  }

  /** A number with commas. */
  public static String grouped(long number) {
    // String.format would take most of the time of a table.
    StringBuilder grouped = new StringBuilder(Long.toString(number));
    for (int end = grouped.length() - 3; end > 0; end -= 3) {
      grouped.insert(end, ',');
    }
    return grouped.toString();
  }

  @Override
  public String toString() {
    int[] widths = new int[head.size()];
    for (List<String> row : rows) {
      for (int column = 0; row.size() > 1 && column < row.size(); column++) {
        widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n", "", "\n"));
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String padding = " ".repeat(Math.max(0, widths[column] - DisplayWidth.of(cell)));
      line.append(numbers.contains(head.get(column)) ? padding + cell : cell + padding);
      line.append("  ");
    }
    return line.toString().stripTrailing();
  }
}
