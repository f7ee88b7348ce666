package io.varscope;

import java.util.Optional;
import java.util.Set;

/**
 * What a declaration or call says of a variable, rather than leaves to defaults.
 *
 * @param initializer that of the variable itself: one that a scope gives to all below is a default
 * @param trainable what the variable, or a scope around it, says
 * @param groups those of the variable and of the scopes around it
 */
record Written(Optional<Initializer> initializer, Optional<Boolean> trainable, Set<String> groups) {

  static final Written NOTHING = new Written(Optional.empty(), Optional.empty(), Set.of());

  /** That of a specification, where trainable is the default, and so counts as not said. */
  static Written of(VariableSpec<?> spec) {
    return new Written(
        spec.initializer(),
        spec.trainable() ? Optional.empty() : Optional.of(false),
        spec.groups());
  }
}
