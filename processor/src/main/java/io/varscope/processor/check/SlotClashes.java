package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.Path;
import io.varscope.processor.expand.PlacedSlot;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Problem;
import io.varscope.rules.SlotProblems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A slot has a name of its own: no variable has it, and no slot of another variable. */
final class SlotClashes {

  private SlotClashes() {}

  /** Slots by their full names. */
  static Map<String, List<PlacedSlot>> byName(Graph graph) {
    if (graph.slots().isEmpty()) {
      return Map.of();
    }
    Map<String, List<PlacedSlot>> byName = new HashMap<>();
    for (PlacedSlot slot : graph.slots()) {
      byName.computeIfAbsent(slot.name(), name -> new ArrayList<>(1)).add(slot);
    }
    return byName;
  }

  static void check(Graph graph, Model model, Consumer<Finding> findings) {
    Map<String, List<PlacedSlot>> byName = byName(graph);
    if (byName.isEmpty()) {
      return;
    }
    for (PlacedVariable variable : graph.variables()) {
      List<PlacedSlot> slots = byName.get(variable.name());
      if (slots != null && variable.mayCreate() && variable.isLegal()) {
        for (PlacedSlot slot : slots) {
          if (slot.variable().variant().meets(variable.variant())) {
            clash(slot, variable, model).ifPresent(findings);
            break;
          }
        }
      }
    }
    for (List<PlacedSlot> slots : byName.values()) {
      PlacedSlot first = slots.get(0);
      for (PlacedSlot slot : slots) {
        if (!slot.variable().name().equals(first.variable().name())
            && slot.variable().variant().meets(first.variable().variant())) {
          clash(slot, first, model).ifPresent(findings);
          break;
        }
      }
    }
  }

  /** Told at the variable, or if that is compiled elsewhere, at the slot. */
  private static Optional<Finding> clash(PlacedSlot slot, PlacedVariable variable, Model model) {
    Path path = variable.path();
    Optional<Site> site = variable.site(model.sources(), variable.declaration().nameSite());
    return finding(slot, "the variable of " + path.describe(model.sources()), path, site, model);
  }

  private static Optional<Finding> clash(PlacedSlot slot, PlacedSlot other, Model model) {
    return finding(
        slot,
        "a slot of " + other.variable().name(),
        other.variable().path(),
        site(other, model),
        model);
  }

  private static Optional<Finding> finding(
      PlacedSlot slot, String other, Path path, Optional<Site> there, Model model) {
    String owner = slot.variable().path().describe(model.sources());
    Problem problem = SlotProblems.duplicateSlot(slot.name(), slot.variable().name(), owner, other);
    return there
        .or(() -> site(slot, model))
        .map(
            site ->
                new Finding(site, problem)
                    .about(
                        slot.name(),
                        slot.variable().name(),
                        owner,
                        path.describe(model.sources())));
  }

  private static Optional<Site> site(PlacedSlot slot, Model model) {
    return slot.variable().site(model.sources(), slot.site());
  }
}
