package io.varscope;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A manifest as a table for people. */
final class ManifestTable {

  private static final List<String> HEAD =
      List.of("variable", "shape", "dtype", "initializer", "trainable", "parameters", "bytes", "");

  /** The columns of numbers, which end at the same place. */
  private static final List<Integer> NUMBERS = List.of(5, 6);

  private final Manifest manifest;
  private final List<List<String>> rows = new ArrayList<>();

  ManifestTable(Manifest manifest) {
    this.manifest = manifest;
    rows.add(HEAD);
    String scope = "";
    for (Manifest.Entry entry : manifest.variables()) {
      int end = entry.name().lastIndexOf(manifest.separator());
      String own = end < 0 ? "" : entry.name().substring(0, end);
      if (!own.equals(scope)) {
        rows.add(List.of(own));
        scope = own;
      }
      rows.add(row(entry, (own.isEmpty() ? "" : "  ") + entry.name().substring(end + 1)));
    }
  }

  private static List<String> row(Manifest.Entry entry, String name) {
    List<String> remarks = new ArrayList<>();
    if (entry.mode() != Reuse.FALSE) {
      remarks.add(entry.mode() == Reuse.TRUE ? "created elsewhere" : "created unless it exists");
    }
    if (!entry.when().isEmpty()) {
      remarks.add("if " + String.join(" and ", entry.when()));
    }
    if (!entry.sharedBy().isEmpty()) {
      remarks.add("shared by " + String.join(", ", entry.sharedBy()));
    }
    if (!entry.checkedWhenBound().isEmpty()) {
      remarks.add("shape checked when bound: " + String.join(", ", entry.checkedWhenBound()));
    }
    String shape =
        entry.shape().size() == 1
            ? "(" + entry.shape().get(0) + ",)"
            : "(" + String.join(", ", entry.shape()) + ")";
    return List.of(
        name,
        shape,
        entry.dtype().toString(),
        entry.initializer(),
        entry.trainable() ? "yes" : "no",
        grouped(entry.knownParameters(), entry.parameters()),
        grouped(entry.knownBytes(), ""),
        String.join("; ", remarks));
  }

  private static String grouped(OptionalLong number, String otherwise) {
    return number.isPresent() ? grouped(number.getAsLong()) : otherwise;
  }

  private static String grouped(long number) {
    // Not by a format, which takes most of the time of a table.
    StringBuilder grouped = new StringBuilder(Long.toString(number));
    for (int end = grouped.length() - 3; end > 0; end -= 3) {
      grouped.insert(end, ',');
    }
    return grouped.toString();
  }

  @Override
  public String toString() {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int column = 0; row.size() > 1 && column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    String table =
        rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n", "", "\n\n"));
    int uncounted = manifest.uncounted().size();
    return table
        + manifest.variables().size()
        + (manifest.variables().size() == 1 ? " variable, " : " variables, ")
        + grouped(manifest.parameters())
        + " parameters, of which "
        + grouped(manifest.trainableParameters())
        + " are trainable, "
        + grouped(manifest.bytes())
        + " bytes"
        + (uncounted == 0
            ? ""
            : "; not counting " + uncounted + " that the model decides on when it is bound")
        + "\n";
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String padding = " ".repeat(Math.max(0, widths[column] - row.get(column).length()));
      line.append(NUMBERS.contains(column) ? padding + row.get(column) : row.get(column) + padding);
      line.append("  ");
    }
    return line.toString().stripTrailing();
  }
}
