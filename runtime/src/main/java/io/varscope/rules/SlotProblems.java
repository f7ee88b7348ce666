package io.varscope.rules;

/** What both the compiler and the store say of slots. */
public final class SlotProblems {

  private SlotProblems() {}

  /**
   * A slot would have the name of something else.
   *
   * @param name the full name of both
   * @param variable that the slot is of
   * @param owner who creates that, or empty if it is not known
   * @param other what else has the name, as {@code the variable of acme.Mlp.m}
   */
  public static Problem duplicateSlot(String name, String variable, String owner, String other) {
    return new Problem(
        Id.DUPLICATE_VARIABLE,
        "Variable "
            + name
            + " already exists: it is a slot of "
            + variable
            + (owner.isEmpty() ? "" : " (" + owner + ")")
            + " and "
            + other
            + ". Give one of the two another name.");
  }

  /**
   * A field would share what is a slot.
   *
   * @param name the full name of the slot
   * @param slot the name below its variable
   * @param variable that it is of
   * @param owner who creates that
   */
  public static Problem sharedSlot(String name, String slot, String variable, String owner) {
    return new Problem(
        Id.MISSING_VARIABLE,
        "Variable "
            + name
            + " does not exist by itself: it is a slot of "
            + variable
            + " ("
            + owner
            + "). Ask that for it: slot(\""
            + slot
            + "\").");
  }

  /**
   * A name is no legal name of a slot.
   *
   * @param name the name as it was written
   * @param reason what is wrong with it
   */
  public static Problem illegalSlotName(String name, String reason) {
    return new Problem(
        Id.ILLEGAL_SLOTS,
        "'" + Problems.visible(name) + "' is not a valid slot name: " + Problems.sentence(reason));
  }
}
