package io.varscope.cli;

import io.varscope.text.DisplayWidth;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rows of cells for people, each column as wide as it has to be. A row is made when it is needed:
 * some files have a million tensors.
 *
 * @param head of each column
 * @param cells of an item's row
 */
record Table<T>(Screen screen, List<String> head, Function<T, List<Object>> cells) {

  void print(List<T> items) {
    int[] widths = new int[head.size()];
    rows(items)
        .forEach(
            row -> {
              for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column)));
              }
            });
    rows(items).forEach(row -> print(row, widths));
  }

  private Stream<List<String>> rows(List<T> items) {
    return Stream.concat(
        Stream.of(head),
        items.stream()
            .map(cells)
            .map(
                row ->
                    row.stream().map(cell -> screen.shown(Screen.cut(cell.toString()))).toList()));
  }

  private void print(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] - DisplayWidth.of(cell) + 2));
    }
    screen.writer().println(line.toString().stripTrailing());
  }
}
