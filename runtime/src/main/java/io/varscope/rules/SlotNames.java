package io.varscope.rules;

import java.util.Optional;

/** What slots are called, and what follows from it. */
public final class SlotNames {

  /** The group that all slots are in, and nothing of the variable's groups. */
  public static final String GROUP = "slots";

  /** TensorFlow's name of a moving average. */
  public static final String AVERAGE = "ExponentialMovingAverage";

  private SlotNames() {}

  /**
   * Whether a slot is an average, which starts from the values of its variable: one with
   * TensorFlow's name, or with that and something after a {@code _}, as a second one has it there.
   */
  public static boolean isAverage(String slot) {
    return slot.startsWith(AVERAGE)
        && (slot.length() == AVERAGE.length() || slot.charAt(AVERAGE.length()) == '_');
  }

  /**
   * The full name of a slot.
   *
   * @param variable the full name of its variable
   * @param separator what joins the levels of names
   */
  public static String join(String variable, String slot, String separator) {
    return variable + separator + slot;
  }

  /** The name of a slot below its variable: every separator is one character. */
  public static String below(String variable, String fullName) {
    return fullName.substring(variable.length() + 1);
  }

  /** What is wrong with the name of a slot, if anything, as a clause that can follow a colon. */
  public static Optional<String> problem(String slot) {
    if (slot.isEmpty()) {
      return Optional.of(
          "it is empty. A slot has a name of its own below its variable, such as \"Adam\"");
    }
    for (int i = 0; i < slot.length(); i++) {
      if (!isLegal(slot.charAt(i))) {
        return Optional.of(
            "it has "
                + Names.describe(slot.codePointAt(i))
                + " at index "
                + i
                + "; letters, digits, '_' and '-' are allowed");
      }
    }
    return Optional.empty();
  }

  private static boolean isLegal(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
