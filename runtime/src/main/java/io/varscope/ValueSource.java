package io.varscope;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;

/**
 * Where variables that are yet to be created find their values, so that none is made up first. A
 * store asks in the thread that binds, whichever that is.
 */
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
   * The memory of a new variable that may be direct, with its values in it: little-endian, in
   * row-major order, read-only where the variable is to be. It is asked for first; empty if this
   * source has none for it.
   *
   * @throws VariableException as {@link #valuesFor}
   */
  default Optional<ByteBuffer> memoryFor(VariableSpec<?> spec) {
    return Optional.empty();
  }

  /**
   * Told what one bind is about to create, before any of it is. A source that fails here leaves the
   * store as it was.
   */
  default void requireValuesFor(Collection<VariableSpec<?>> created) {}

  /**
   * Told what one bind has created, when all of it is in the store; of a bind that fails it is told
   * nothing. It may not throw.
   */
  default void created(Collection<VariableSpec<?>> created) {}

  /**
   * The values that variables of the same full names have in another store, when they are asked.
   */
  static ValueSource of(VariableStore store) {
    requireNonNull(store, "store");
    return spec ->
        store.find(spec.name()).map(source -> (variable, random) -> variable.assign(source));
  }
}
