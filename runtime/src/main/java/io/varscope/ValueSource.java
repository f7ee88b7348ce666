package io.varscope;

import java.util.Optional;

/** Where variables that are yet to be created find their values, so that none is made up first. */
@FunctionalInterface
public interface ValueSource {

  /**
   * What sets the values of a new variable, in place of its initializer; empty if this source has
   * none for it.
   *
   * @throws VariableException if there are values, but not of that shape and dtype; then the
   *     variable is not created
   */
  Optional<Initializer> valuesFor(VariableSpec<?> spec);

  /**
   * The values that variables of the same full names have in another store, when they are asked.
   */
  static ValueSource of(VariableStore store) {
    return spec ->
        store.find(spec.name()).map(source -> (variable, random) -> variable.assign(source));
  }
}
