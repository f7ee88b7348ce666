package io.varscope.processor.expand;

import io.varscope.processor.model.SlotsDeclaration;
import io.varscope.rules.SlotNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which variables get which slots, gathered on a walk. */
final class SlotPlaces {

  /** What the scopes around say, the outermost first. */
  private final List<SlotsDeclaration> around = new ArrayList<>();

  private final List<PlacedSlot> placed = new ArrayList<>();

  /** Goes into a scope. */
  void enter(Optional<SlotsDeclaration> slots) {
    if (slots.isPresent()) {
      around.add(slots.get());
    }
  }

  /** Leaves the scope that was gone into last. */
  void leave(Optional<SlotsDeclaration> slots) {
    if (slots.isPresent()) {
      around.remove(around.size() - 1);
    }
  }

  /** Adds what the scopes around say of a variable, if that can have slots. */
  void add(PlacedVariable variable) {
    if (around.isEmpty() || !mayFloat(variable)) {
      return;
    }
    for (SlotsDeclaration slots : around) {
      for (int k = 0; k < slots.names().size(); k++) {
        String slot = slots.names().get(k);
        if (SlotNames.problem(slot).isEmpty()) {
          placed.add(new PlacedSlot(variable, slot, slots.site(k)));
        }
      }
    }
  }

  /** Whether it has floating-point numbers, or a dtype that only a mount says. */
  private static boolean mayFloat(PlacedVariable variable) {
    return variable.declaration().type().isPresent()
        && (variable.dtype().isEmpty() || variable.dtype().get().isFloating());
  }

  /** The slots of what is trainable where it is created, if that is known, or else where it is. */
  List<PlacedSlot> of(List<PlacedVariable> variables) {
    if (placed.isEmpty()) {
      return List.of();
    }
    Map<String, Boolean> trainable = new HashMap<>();
    for (PlacedVariable variable : variables) {
      if (variable.creates()) {
        trainable.merge(variable.name(), variable.isTrainable(), Boolean::logicalOr);
      }
    }
    List<PlacedSlot> slots = new ArrayList<>();
    for (PlacedSlot slot : placed) {
      PlacedVariable variable = slot.variable();
      boolean itself = variable.isTrainable();
      if (variable.creates() ? itself : trainable.getOrDefault(variable.name(), itself)) {
        slots.add(slot);
      }
    }
    return slots;
  }
}
