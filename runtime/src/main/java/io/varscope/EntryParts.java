package io.varscope;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The parts of a {@link Manifest.Entry}, which says what each is. They change only until they are
 * in one; a further part is a field here, and a line in {@link #all}.
 */
@SuppressWarnings("NullAway.Init") // All are set before they are in one.
final class EntryParts implements Cloneable {

  String name;
  DType<?> dtype;
  List<String> shape;
  String parameters;
  String initializer;
  boolean trainable;
  List<String> groups;
  Memory memory;
  Reuse mode;
  String owner;
  List<String> sharedBy;
  List<String> checkedWhenBound;
  List<String> when;
  String slotOf = "";

  EntryParts copy() {
    try {
      return (EntryParts) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether a length or a count is known, and not a formula. */
  static boolean isNumber(String formula) {
    for (int i = 0; i < formula.length(); i++) {
      if (formula.charAt(i) < '0' || formula.charAt(i) > '9') {
        return false;
      }
    }
    return !formula.isEmpty();
  }

  /** What a slot is of is a part of slots only. */
  List<?> all() {
    List<Object> all = new ArrayList<>();
    Collections.addAll(
        all,
        entry("name", name),
        entry("dtype", dtype),
        entry("shape", shape),
        entry("parameters", parameters),
        entry("initializer", initializer),
        entry("trainable", trainable),
        entry("groups", groups),
        entry("memory", memory),
        entry("mode", mode),
        entry("owner", owner),
        entry("sharedBy", sharedBy),
        entry("checkedWhenBound", checkedWhenBound),
        entry("when", when));
    if (!slotOf.isEmpty()) {
      all.add(entry("slotOf", slotOf));
    }
    return all;
  }
}
