package io.varscope;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;

/**
 * Gives new variables their values, so that no initializer has to run. A store asks it in the
 * thread that binds, whichever that is.
 */
@FunctionalInterface
public interface ValueSource {

  /**
   * What sets the values of a new variable, in place of its initializer; empty if this source has
   * no values for it.
   *
   * @throws VariableException if there are values, but not of that shape and dtype; then the
   *     variable is not created
   */
  Optional<Initializer> valuesFor(VariableSpec<?> spec);

  /**
   * Memory that holds the values of a new variable already: direct, little-endian, in row-major
   * order, and read-only if the variable is to be. Empty if this source has none. The store asks
   * for it before {@link #valuesFor}, unless the variable needs an array.
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
   * Told what one bind has created, once all of it is in the store. It is not called for a bind
   * that fails, and may not throw.
   */
  default void created(Collection<VariableSpec<?>> created) {}

  /** The values of another store, by full name, read when they are asked for. */
  static ValueSource of(VariableStore store) {
    requireNonNull(store, "store");
    return spec ->
        store.find(spec.name()).map(source -> (variable, random) -> variable.assign(source));
  }
}
