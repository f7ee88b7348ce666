package io.varscope.cli;

import io.varscope.rules.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells for people, each column as wide as it has to be. */
final class Table {

  private final Screen screen;
  private final List<String[]> rows = new ArrayList<>();

  Table(Screen screen, String... head) {
    this.screen = screen;
    rows.add(head);
  }

  void add(Object... cells) {
    String[] row = new String[cells.length];
    for (int column = 0; column < cells.length; column++) {
      row[column] = screen.shown(Screen.cut(cells[column].toString()));
    }
    rows.add(row);
  }

  void print() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        widths[column] = Math.max(widths[column], DisplayWidth.of(row[column]));
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.length; column++) {
        int padding = widths[column] - DisplayWidth.of(row[column]) + 2;
        line.append(row[column]).append(" ".repeat(padding));
      }
      screen.writer().println(line.toString().stripTrailing());
    }
  }
}
