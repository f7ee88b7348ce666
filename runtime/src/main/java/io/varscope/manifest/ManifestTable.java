package io.varscope.manifest;

import io.varscope.Manifest;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** A manifest as a table for people. */
public final class ManifestTable {

  private static final List<String> HEAD =
      List.of("variable", "shape", "dtype", "initializer", "trainable", "parameters", "bytes", "");

  private final Manifest manifest;
  private final TextTable table;

  public ManifestTable(Manifest manifest) {
    this.manifest = manifest;
    this.table = new TextTable(HEAD, Set.of("parameters", "bytes"), manifest.separator());
    manifest.variables().forEach(entry -> table.add(entry.name(), cells(entry)));
  }

  private static List<String> cells(Manifest.Entry entry) {
    List<String> remarks = new ArrayList<>();
    if (entry.mode() != Reuse.FALSE) {
      remarks.add(entry.mode() == Reuse.TRUE ? "created elsewhere" : "created unless it exists");
    }
    if (!entry.when().isEmpty()) {
      remarks.add("if " + String.join(" and ", entry.when()));
    }
    if (!entry.slotOf().isEmpty()) {
      remarks.add("slot of " + entry.slotOf());
    } else if (!entry.groups().isEmpty()) {
      remarks.add("in " + String.join(", ", new TreeSet<>(entry.groups())));
    }
    if (entry.memory() == Memory.ARRAY) {
      remarks.add("in an array");
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
        shape,
        entry.dtype().toString(),
        entry.initializer(),
        entry.trainable() ? "yes" : "no",
        grouped(entry.knownParameters(), entry.parameters()),
        grouped(entry.knownBytes(), ""),
        String.join("; ", remarks));
  }

  private static String grouped(OptionalLong number, String otherwise) {
    return number.isPresent() ? TextTable.grouped(number.getAsLong()) : otherwise;
  }

  @Override
  public String toString() {
    int uncounted = manifest.uncounted().size();
    return table
        + "\n"
        + manifest.variables().size()
        + (manifest.variables().size() == 1 ? " variable, " : " variables, ")
        + TextTable.grouped(manifest.parameters())
        + " parameters, of which "
        + TextTable.grouped(manifest.trainableParameters())
        + " are trainable, "
        + TextTable.grouped(manifest.bytes())
        + " bytes"
        + (uncounted == 0
            ? ""
            : "; not counting " + uncounted + " that the model decides on when it is bound")
        + "\n";
  }
}
