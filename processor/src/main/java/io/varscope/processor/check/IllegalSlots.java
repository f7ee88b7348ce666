package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.SlotsDeclaration;
import io.varscope.processor.model.StraySlots;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import io.varscope.rules.SlotNames;
import io.varscope.rules.SlotProblems;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code @Slots} stands beside {@code @VariableScope}, and names each slot once, in one level. */
final class IllegalSlots implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (StraySlots stray : model.straySlots()) {
      findings.accept(
          new Finding(
              stray.site(),
              new Problem(
                  Id.ILLEGAL_SLOTS,
                  "@Slots has no effect here: "
                      + stray.reason()
                      + ". It gives slots to what is below a scope class or mount.")));
    }
    for (ScopeClass type : model.bindableClasses()) {
      check(type.defaults().slots(), findings);
      for (Member member : type.members()) {
        if (member instanceof MountDeclaration mount) {
          check(mount.defaults().slots(), findings);
        }
      }
    }
  }

  private static void check(Optional<SlotsDeclaration> declared, Consumer<Finding> findings) {
    if (declared.isEmpty()) {
      return;
    }
    SlotsDeclaration slots = declared.get();
    if (slots.names().isEmpty()) {
      findings.accept(
          new Finding(
              slots.site(),
              new Problem(
                  Id.ILLEGAL_SLOTS, "@Slots of " + slots.site().place() + " names no slot.")));
    }
    Set<String> before = new HashSet<>();
    for (int k = 0; k < slots.names().size(); k++) {
      String slot = slots.names().get(k);
      Optional<String> reason = SlotNames.problem(slot);
      if (reason.isEmpty() && !before.add(slot)) {
        reason = Optional.of("it is named twice here");
      }
      if (reason.isPresent()) {
        findings.accept(
            new Finding(slots.site(k), SlotProblems.illegalSlotName(slot, reason.get())));
      }
    }
  }
}
