package io.varscope;

import io.varscope.rules.Id;
import io.varscope.rules.Problem;

/** What a variable says that is asked for what its memory cannot do. */
final class WrongMemory {

  private WrongMemory() {}

  static VariableException readOnly(String name) {
    return exception(
        Id.READ_ONLY_VARIABLE,
        name,
        " cannot be set: its elements are those of a file. Load them as a copy, or copied on write.");
  }

  static VariableException array(String name) {
    return exception(
        Id.NO_DIRECT_MEMORY, name, " is kept in an array, since it was created with Memory.ARRAY.");
  }

  static VariableException direct(String name) {
    return exception(
        Id.NO_ARRAY,
        name,
        " is kept outside the heap: ask for its buffer, or create it with Memory.ARRAY.");
  }

  private static VariableException exception(Id id, String name, String clause) {
    return new VariableException(new Problem(id, "Variable " + name + clause));
  }
}
