package io.varscope.cli.declare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A number, a list or a condition that a class leaves to its mounts. */
final class Dim {

  /** What it is called; given when all uses are known. */
  String name = "";

  /** What its uses would call it, the first one first. */
  final List<String> hints = new ArrayList<>();

  /** Whether something mentions it in a scope where nothing comes of it. */
  boolean needsDefault;

  /** For each scope of the class, in order; null where it does not matter. */
  List<@Nullable Object> values;

  /** Whether every mount has to give it; not what only an optional part uses. */
  boolean isTaken() {
    return values.stream().noneMatch(Objects::isNull);
  }

  /** What the class gives itself, for mounts that have no use for it; absent if none needs that. */
  Optional<String> byDefault() {
    return needsDefault
        ? values.stream()
            .filter(Objects::nonNull)
            .findFirst()
            .map(Column::filled)
            .map(Expression.Same::text)
        : Optional.empty();
  }

  private final BitSet used = new BitSet();

  Dim(List<@Nullable Object> values) {
    this.values = values;
  }

  /**
   * Says that something follows from it.
   *
   * @param hint what that would call it; empty if it does not know
   * @param column what it is, where it is
   */
  void use(String hint, List<@Nullable Object> column) {
    hints.add(hint);
    for (int k = 0; k < column.size(); k++) {
      if (column.get(k) != null) {
        used.set(k);
      }
    }
  }

  /** Forgets what nothing follows from. */
  void keepUsed() {
    List<@Nullable Object> kept = new ArrayList<>(values.size());
    for (int k = 0; k < values.size(); k++) {
      kept.add(used.get(k) ? values.get(k) : null);
    }
    values = kept;
  }
}
