package io.varscope.checkpoint;

import static java.util.Objects.requireNonNull;

import io.varscope.AnyVariable;
import io.varscope.checkpoint.LoadReport.Loaded;
import io.varscope.rules.SlotNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The slots that a file lacks, of variables that are loaded from it. They start anew. */
final class SlotsLeft {

  private record Slot(AnyVariable variable, String name, AnyVariable slot) {

    void reset() {
      if (SlotNames.isAverage(name)) {
        slot.assign(variable);
      } else {
        for (int i = 0; i < slot.size(); i++) {
          slot.setFromDouble(i, 0);
        }
      }
    }
  }

  private final List<Slot> slots = new ArrayList<>();

  private SlotsLeft() {}

  /**
   * Those of one load.
   *
   * @param variables what is loaded into, by name
   */
  static SlotsLeft of(LoadReport report, Map<String, AnyVariable> variables) {
    SlotsLeft left = new SlotsLeft();
    Set<String> names = Set.copyOf(report.slotsLeft());
    if (!names.isEmpty()) {
      for (Loaded loaded : report.loaded()) {
        left.add(requireNonNull(variables.get(loaded.variable())), names);
      }
    }
    return left;
  }

  private void add(AnyVariable variable, Set<String> names) {
    for (String name : variable.slots()) {
      AnyVariable slot = variable.slot(name);
      if (names.contains(slot.name())) {
        slots.add(new Slot(variable, name, slot));
      }
    }
  }

  /**
   * Fails if a slot cannot be set.
   *
   * @throws io.varscope.VariableException if one is read-only
   */
  void requireWritable() {
    slots.forEach(slot -> slot.slot().requireWritable());
  }

  void reset() {
    slots.forEach(Slot::reset);
  }
}
