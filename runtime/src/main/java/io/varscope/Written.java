package io.varscope;

import java.util.Optional;
import java.util.Set;

/**
 * What somebody has said of a variable, rather than left to defaults.
 *
 * @param initializer that of the variable itself: one that a scope gives to all below is a default
 * @param trainable what the variable, or a scope around it, says
 * @param groups those of the variable and of the scopes around it
 */
record Written(Optional<Initializer> initializer, Optional<Boolean> trainable, Set<String> groups) {

  /** Of a whole specification. There, trainable is what is said if nobody says anything. */
  static Written of(VariableSpec<?> spec) {
    return new Written(
        spec.initializer(),
        spec.trainable() ? Optional.empty() : Optional.of(false),
        spec.groups());
  }
}
