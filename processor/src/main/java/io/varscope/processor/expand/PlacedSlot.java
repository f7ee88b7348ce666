package io.varscope.processor.expand;

import io.varscope.processor.model.Site;
import io.varscope.rules.SlotNames;

/**
 * A slot of a variable at one of the places of that, which shall have it.
 *
 * @param slot the name below that of the variable
 * @param site where it is declared
 */
public record PlacedSlot(PlacedVariable variable, String slot, Site site) {

  /** The full name. */
  public String name() {
    return SlotNames.join(variable.name(), slot, variable.separator());
  }
}
