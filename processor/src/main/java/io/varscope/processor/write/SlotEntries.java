package io.varscope.processor.write;

import io.varscope.Manifest;
import io.varscope.Reuse;
import io.varscope.processor.expand.PlacedSlot;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.rules.SlotNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entries of slots: as those of their variables, but for what is different of slots. */
final class SlotEntries {

  private SlotEntries() {}

  /**
   * Adds slots to entries, and sorts these.
   *
   * @param variables all places by full name
   * @param entries those of the variables
   */
  static void add(
      Collection<PlacedSlot> slots,
      Map<String, List<PlacedVariable>> variables,
      List<Manifest.Entry> entries) {
    Map<String, List<PlacedSlot>> byName = new LinkedHashMap<>();
    for (PlacedSlot slot : slots) {
      byName.computeIfAbsent(slot.name(), name -> new ArrayList<>(1)).add(slot);
    }
    for (List<PlacedSlot> same : byName.values()) {
      // Whoever creates the variable creates the slot, if it says so; else whoever else does.
      same.sort(
          Comparator.comparing((PlacedSlot slot) -> !slot.variable().mayCreate())
              .thenComparing(slot -> !slot.variable().creates()));
      PlacedSlot first = same.get(0);
      List<PlacedVariable> owners = new ArrayList<>(1);
      // Scopes around each other may name the same slot.
      Set<PlacedVariable> places = Collections.newSetFromMap(new IdentityHashMap<>());
      for (PlacedSlot slot : same) {
        if (places.add(slot.variable())) {
          Manifests.addOwned(slot.variable(), owners);
        }
      }
      List<PlacedVariable> all = variables.getOrDefault(first.variable().name(), List.of());
      for (PlacedVariable owner : owners) {
        entries.add(entry(first, owner, Manifests.entry(owner, all)));
      }
    }
    entries.sort(
        Comparator.comparing(Manifest.Entry::name)
            .thenComparing(entry -> String.join(" ", entry.when())));
  }

  private static Manifest.Entry entry(
      PlacedSlot slot, PlacedVariable owner, Manifest.Entry variable) {
    return new Manifest.Entry(
            slot.name(),
            variable.dtype(),
            variable.shape(),
            variable.parameters(),
            SlotNames.isAverage(slot.slot()) ? "VARIABLE" : "ZEROS",
            false,
            List.of(SlotNames.GROUP),
            variable.memory(),
            owner.creates() ? Reuse.FALSE : Reuse.AUTO,
            variable.owner(),
            List.of(),
            List.of(),
            variable.when())
        .withSlotOf(variable.name());
  }
}
