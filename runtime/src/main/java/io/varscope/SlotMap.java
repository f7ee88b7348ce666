package io.varscope;

import io.varscope.rules.Id;
import io.varscope.rules.NearestNames;
import io.varscope.rules.Problem;
import io.varscope.rules.SlotNames;
import io.varscope.rules.SlotProblems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slots of one variable. They are read by any thread; only what decides on a store adds one.
 */
final class SlotMap {

  private final AnyVariable variable;

  /** By their names, in the order of creation; replaced when one is added. */
  private volatile Map<String, AnyVariable> slots = Map.of();

  SlotMap(AnyVariable variable) {
    this.variable = variable;
  }

  List<String> names() {
    return List.copyOf(slots.keySet());
  }

  boolean has(String name) {
    return slots.containsKey(name);
  }

  boolean hasAll(Collection<String> names) {
    return slots.keySet().containsAll(names);
  }

  void add(AnyVariable slot) {
    Map<String, AnyVariable> more = new LinkedHashMap<>(slots);
    more.put(SlotNames.below(variable.name(), slot.name()), slot);
    slots = more;
  }

  /**
   * A slot.
   *
   * @throws VariableException if there is none
   */
  AnyVariable get(String name) {
    AnyVariable slot = slots.get(name);
    if (slot == null) {
      SlotNames.problem(name)
          .ifPresent(
              reason -> {
                throw new VariableException(SlotProblems.illegalSlotName(name, reason));
              });
      List<String> nearest = NearestNames.of(name, slots.keySet());
      throw new VariableException(
          new Problem(
              Id.MISSING_SLOT,
              "Variable "
                  + variable.name()
                  + " has no slot "
                  + name
                  + "."
                  + (nearest.isEmpty()
                      ? " " + reason(name)
                      : " Did you mean " + String.join(", or ", nearest) + "?")));
    }
    return slot;
  }

  private String reason(String slot) {
    String text = "\"" + slot + "\"";
    String one = "VariableStore.slot(variable, " + text + ") adds it to a variable of any kind.";
    if (!variable.slotOf().isEmpty()) {
      return "It is a slot itself, of " + variable.slotOf() + ".";
    }
    if (!variable.dtype().isFloating()) {
      return "It is of "
          + variable.dtype()
          + ", and only floating-point numbers have slots. "
          + one;
    }
    if (!variable.trainable()) {
      return "It is not trainable, and only what is has slots. " + one;
    }
    return "Declare it with @Slots("
        + text
        + ") on a scope class or mount that the variable is"
        + " below, or add it with Scope.addSlots("
        + text
        + ").";
  }
}
