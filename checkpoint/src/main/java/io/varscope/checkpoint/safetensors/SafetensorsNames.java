package io.varscope.checkpoint.safetensors;

import io.varscope.checkpoint.text.Characters;
import java.util.Optional;

/** What the names of tensors may be, for readers and writers. */
public final class SafetensorsNames {

  /** What is in a header beside tensors. */
  public static final String METADATA = "__metadata__";

  /** The most entries of the metadata; there may be an alias for each of as many tensors. */
  static final int MOST_METADATA = 1 << 20;

  private SafetensorsNames() {}

  /** Why a tensor cannot have a name, as a clause; empty if it can. */
  static Optional<String> problemOfTensor(String name) {
    return name.equals(METADATA)
        ? Optional.of("has a name that means something else in safetensors")
        : problem(name);
  }

  /**
   * What is wrong with a name, as a clause; empty if nothing is. A name is no path, so most are
   * right.
   */
  public static Optional<String> problem(String name) {
    if (name.indexOf('\0') >= 0) {
      return Optional.of("has the character NUL, where programs in C take the name to end");
    }
    return !Characters.isAscii(name) && Characters.hasLoneSurrogate(name)
        ? Optional.of("has half of a surrogate pair, which is no character")
        : Optional.empty();
  }
}
