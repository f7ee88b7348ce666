package io.varscope;

import static java.util.Objects.requireNonNull;

import io.varscope.rules.SlotNames;
import io.varscope.rules.SlotProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The slots that one change of a store adds. They come after all of its variables, of which they
 * have the memory that was agreed on, and perhaps the values.
 */
final class NewSlots {

  private final Map<String, AnyVariable> variables;
  private final Map<String, VariableSpec<?>> fresh;
  private final Map<String, String> separators;

  /**
   * Slots of variables that there are, or are to be created.
   *
   * @param variables what there is
   * @param fresh what is to be created, to which the slots are added
   * @param separators of the names that are to be created
   */
  NewSlots(
      Map<String, AnyVariable> variables,
      Map<String, VariableSpec<?>> fresh,
      Map<String, String> separators) {
    this.variables = variables;
    this.fresh = fresh;
    this.separators = separators;
  }

  /** What to ask for so that variables have slots; nothing for those that have. */
  static List<Request<?>> requests(
      List<? extends AnyVariable> variables, List<String> slots, boolean ofAny, NameIndex names) {
    List<Request<?>> requests = new ArrayList<>();
    for (AnyVariable variable : variables) {
      if (!variable.slots.hasAll(slots)) {
        String known = names.separatorOf(variable.name());
        String separator = known.equals(NameIndex.UNKNOWN) ? names.separator() : known;
        requests.add(Request.forSlots(variable, known, new AskedSlots(slots, ofAny, separator)));
      }
    }
    return requests;
  }

  /** Adds those that variables shall have, and have not, in the order of modes as well. */
  void add(List<? extends Request<?>> requests) {
    if (requests.stream().allMatch(request -> request.slots().isEmpty())) {
      return;
    }
    for (Reuse mode : List.of(Reuse.FALSE, Reuse.AUTO, Reuse.TRUE)) {
      for (Request<?> request : requests) {
        if (request.declared() == mode) {
          add(request);
        }
      }
    }
  }

  private void add(Request<?> request) {
    String name = request.spec().name();
    AnyVariable existing = variables.get(name);
    VariableSpec<?> owner = existing == null ? requireNonNull(fresh.get(name)) : spec(existing);
    if (request.slots().areFor(owner.dtype(), owner.trainable())) {
      for (String slot : request.slots().names()) {
        if (existing == null || !existing.slots.has(slot)) {
          add(owner, request.slotName(slot), request);
        }
      }
    }
  }

  private void add(VariableSpec<?> owner, String name, Request<?> request) {
    VariableSpec<?> planned = fresh.get(name);
    if (planned != null && planned.slotOf().equals(owner.name())) {
      return;
    }
    if (planned != null) {
      throw duplicate(owner, name, planned.slotOf(), planned.owner());
    }
    AnyVariable existing = variables.get(name);
    if (existing != null) {
      throw duplicate(owner, name, existing.slotOf(), existing.owner());
    }
    fresh.put(name, slot(name, owner).withOwner(request.spec().owner()));
    separators.put(name, request.separator());
  }

  /** Why a variable cannot be created. */
  static VariableException taken(VariableSpec<?> asked, AnyVariable slot) {
    return new VariableException(
        SlotProblems.duplicateSlot(
            slot.name(), slot.slotOf(), slot.owner(), variable(asked.owner())));
  }

  private static String variable(String owner) {
    return owner.isEmpty() ? "a variable of its own" : "the variable of " + owner;
  }

  private static VariableException duplicate(
      VariableSpec<?> variable, String name, String slotOf, String owner) {
    String other = slotOf.isEmpty() ? variable(owner) : "a slot of " + slotOf;
    return new VariableException(
        SlotProblems.duplicateSlot(name, variable.name(), variable.owner(), other));
  }

  private static <V extends AnyVariable> VariableSpec<V> slot(String name, VariableSpec<V> owner) {
    return VariableSpec.of(name, owner.dtype(), owner.shape())
        .withInitializer(Initializers.zeros())
        .withTrainable(false)
        .withGroups(Set.of(SlotNames.GROUP))
        .withMemory(owner.memory())
        .withSlotOf(owner.name());
  }

  private static VariableSpec<?> spec(AnyVariable variable) {
    return VariableSpec.of(variable.name(), variable.dtype(), variable.shape())
        .withTrainable(variable.trainable())
        .withMemory(variable.memory())
        .withOwner(variable.owner());
  }

  /** A slot as it is made: an average needs the variable that it begins with. */
  VariableSpec<?> ready(VariableSpec<?> spec, Map<String, AnyVariable> made) {
    return SlotNames.isAverage(SlotNames.below(spec.slotOf(), spec.name()))
        ? spec.withInitializer(Initializers.valuesOf(owner(spec.slotOf(), made)))
        : spec;
  }

  /** Gives the variables the slots that were made. */
  void link(Map<String, AnyVariable> made) {
    for (VariableSpec<?> spec : fresh.values()) {
      if (!spec.slotOf().isEmpty()) {
        owner(spec.slotOf(), made).slots.add(requireNonNull(made.get(spec.name()), spec.name()));
      }
    }
  }

  private AnyVariable owner(String name, Map<String, AnyVariable> made) {
    @Nullable AnyVariable owner = made.get(name);
    return owner == null ? requireNonNull(variables.get(name), name) : owner;
  }

  /** Gives copies of variables those of their slots that were copied with them. */
  static void linkCopies(Map<String, AnyVariable> copies, List<AnyVariable> originals) {
    for (AnyVariable original : originals) {
      AnyVariable owner = copies.get(original.slotOf());
      if (owner != null) {
        owner.slots.add(requireNonNull(copies.get(original.name()), original.name()));
      }
    }
  }
}
