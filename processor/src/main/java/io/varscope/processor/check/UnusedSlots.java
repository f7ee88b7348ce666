package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedSlot;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.SlotsDeclaration;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import io.varscope.rules.SlotNames;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Slots of nothing: most likely they stand in the wrong place, or what is below is frozen. */
final class UnusedSlots implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Map<Site, SlotsDeclaration> declared = new LinkedHashMap<>();
    for (ScopeClass type : model.bindableClasses()) {
      add(type.defaults().slots(), declared);
      for (Member member : type.members()) {
        if (member instanceof MountDeclaration mount) {
          add(mount.defaults().slots(), declared);
        }
      }
    }
    if (declared.isEmpty()) {
      return;
    }
    Set<Site> used = new HashSet<>();
    for (Graph graph : model.expansion().graphs()) {
      if (!graph.complete() || !graph.faults().isEmpty()) {
        return; // Nobody can tell what else would be below.
      }
      for (PlacedSlot slot : graph.slots()) {
        used.add(slot.site().at(""));
      }
    }
    for (SlotsDeclaration slots : declared.values()) {
      if (!used.contains(slots.site()) && isLegal(slots)) {
        findings.accept(
            new Finding(
                slots.site(),
                new Problem(
                    Id.UNUSED_SLOTS,
                    "Nothing below "
                        + slots.site().place()
                        + " gets these slots: there is no trainable variable of floating-point"
                        + " numbers.")));
      }
    }
  }

  /** Whether there is something that could be given. */
  private static boolean isLegal(SlotsDeclaration slots) {
    for (String slot : slots.names()) {
      if (SlotNames.problem(slot).isPresent()) {
        return false;
      }
    }
    return !slots.names().isEmpty();
  }

  private static void add(Optional<SlotsDeclaration> slots, Map<Site, SlotsDeclaration> declared) {
    if (slots.isPresent()) {
      declared.put(slots.get().site(), slots.get());
    }
  }
}
