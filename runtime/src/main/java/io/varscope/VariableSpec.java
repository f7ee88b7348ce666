package io.varscope;

import static io.varscope.rules.Arguments.requireNonNulls;
import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a store: a variable's full name and what it should be.
 *
 * @param name the full name, such as {@code foo/v}
 * @param dtype the type of the elements
 * @param shape the length of each axis
 * @param initializer how a new variable is filled; empty means the dtype's default
 * @param trainable whether an optimizer should change it
 * @param groups what a new variable belongs to, for listing; one that is shared stays in its own
 * @param memory where the elements have to be
 * @param owner who asks, for messages: a field such as {@code acme.Encoder.v}, or empty
 * @param <V> the class of the variable
 */
public record VariableSpec<V extends AnyVariable>(
    String name,
    DType<V> dtype,
    Shape shape,
    Optional<Initializer> initializer,
    boolean trainable,
    Set<String> groups,
    Memory memory,
    String owner) {

  public VariableSpec {
    requireNonNull(name, "name");
    requireNonNull(dtype, "dtype");
    requireNonNull(shape, "shape");
    requireNonNull(initializer, "initializer");
    groups = Set.copyOf(requireNonNulls(groups, "groups"));
    requireNonNull(memory, "memory");
    requireNonNull(owner, "owner");
  }

  /** A trainable variable with the dtype's default initializer. */
  public static <V extends AnyVariable> VariableSpec<V> of(
      String name, DType<V> dtype, Shape shape) {
    return new VariableSpec<>(name, dtype, shape, Optional.empty(), true, Set.of(), Memory.ANY, "");
  }

  /** The same with another initializer. */
  public VariableSpec<V> withInitializer(Initializer initializer) {
    return new VariableSpec<>(
        name,
        dtype,
        shape,
        Optional.of(requireNonNull(initializer, "initializer")),
        trainable,
        groups,
        memory,
        owner);
  }

  /** The same, to be changed by optimizers or not. */
  public VariableSpec<V> withTrainable(boolean trainable) {
    return new VariableSpec<>(name, dtype, shape, initializer, trainable, groups, memory, owner);
  }

  /** The same in other groups. */
  public VariableSpec<V> withGroups(Set<String> groups) {
    return new VariableSpec<>(name, dtype, shape, initializer, trainable, groups, memory, owner);
  }

  /** The same with the elements elsewhere. */
  public VariableSpec<V> withMemory(Memory memory) {
    return new VariableSpec<>(name, dtype, shape, initializer, trainable, groups, memory, owner);
  }
}
