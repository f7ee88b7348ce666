package io.varscope;

import static io.varscope.rules.Arguments.requireNonNulls;

import io.varscope.rules.Names;
import io.varscope.rules.SlotNames;
import io.varscope.rules.SlotProblems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The slots that a variable shall have.
 *
 * @param names each once
 * @param ofAny whether it shall have them even if it is not trainable, or has no floating-point
 *     numbers
 * @param separator between the names of the variable and its slots
 */
record AskedSlots(List<String> names, boolean ofAny, String separator) {

  static final AskedSlots NONE = new AskedSlots(List.of(), false, Names.SEPARATOR);

  /**
   * Names that are legal, each once.
   *
   * @throws VariableException if one is illegal
   */
  static List<String> legal(String... names) {
    Set<String> once = new LinkedHashSet<>(List.of(requireNonNulls(names, "names")));
    for (String name : once) {
      Optional<String> reason = SlotNames.problem(name);
      if (reason.isPresent()) {
        throw new VariableException(SlotProblems.illegalSlotName(name, reason.get()));
      }
    }
    return List.copyOf(once);
  }

  static AskedSlots of(List<String> names, String separator) {
    return names.isEmpty() ? NONE : new AskedSlots(names, false, separator);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Whether a variable has slots when it is asked for so. */
  boolean areFor(DType<?> dtype, boolean trainable) {
    return ofAny || (trainable && dtype.isFloating());
  }
}
