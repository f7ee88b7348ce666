package io.varscope;

import static io.varscope.rules.Arguments.requireNonNulls;
import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a store: a variable's full name, and what the variable should be like. An
 * immutable value, equal to another of the same parts.
 *
 * <pre>{@code
 * VariableSpec.of("foo/v", DType.FLOAT32, Shape.of(64)).withTrainable(false)
 * }</pre>
 *
 * @param <V> the class of the variable
 */
public final class VariableSpec<V extends AnyVariable> {

  private final Parts<V> parts;

  private VariableSpec(Parts<V> parts) {
    this.parts = parts;
  }

  /**
   * A specification in full; {@link #of} leaves what is usual to defaults.
   *
   * @param name the full name, such as {@code foo/v}
   * @param dtype the type of the elements
   * @param shape the length of each axis
   * @param initializer how a new variable is filled; empty means the dtype's default
   * @param trainable whether an optimizer should change it
   * @param groups the groups that a new variable belongs to, for listing
   * @param memory where the elements have to be
   * @param owner who asks, for messages: a field such as {@code acme.Encoder.v}, or empty
   */
  public VariableSpec(
      String name,
      DType<V> dtype,
      Shape shape,
      Optional<Initializer> initializer,
      boolean trainable,
      Set<String> groups,
      Memory memory,
      String owner) {
    this.parts = new Parts<>();
    parts.name = requireNonNull(name, "name");
    parts.dtype = requireNonNull(dtype, "dtype");
    parts.shape = requireNonNull(shape, "shape");
    parts.initializer = requireNonNull(initializer, "initializer");
    parts.trainable = trainable;
    parts.groups = Set.copyOf(requireNonNulls(groups, "groups"));
    parts.memory = requireNonNull(memory, "memory");
    parts.owner = requireNonNull(owner, "owner");
    parts.slotOf = "";
  }

  /** A trainable variable with the dtype's default initializer. */
  public static <V extends AnyVariable> VariableSpec<V> of(
      String name, DType<V> dtype, Shape shape) {
    return new VariableSpec<>(name, dtype, shape, Optional.empty(), true, Set.of(), Memory.ANY, "");
  }

  /** The full name, such as {@code foo/v}. */
  public String name() {
    return parts.name;
  }

  /** The type of the elements. */
  public DType<V> dtype() {
    return parts.dtype;
  }

  /** The length of each axis. */
  public Shape shape() {
    return parts.shape;
  }

  /** How a new variable is filled; empty means the dtype's default. */
  public Optional<Initializer> initializer() {
    return parts.initializer;
  }

  /** Whether an optimizer should change it. */
  public boolean trainable() {
    return parts.trainable;
  }

  /** The groups that a new variable belongs to, for listing; a shared one stays in its own. */
  public Set<String> groups() {
    return parts.groups;
  }

  /** Where the elements have to be. */
  public Memory memory() {
    return parts.memory;
  }

  /** Who asks, for messages: a field such as {@code acme.Encoder.v}, or empty. */
  public String owner() {
    return parts.owner;
  }

  /**
   * The full name of the variable that it is a slot of: {@code foo/v} of {@code foo/v/Adam}. Empty
   * if it is none.
   */
  public String slotOf() {
    return parts.slotOf;
  }

  /** The same with another initializer. */
  public VariableSpec<V> withInitializer(Initializer initializer) {
    Parts<V> changed = parts.copy();
    changed.initializer = Optional.of(requireNonNull(initializer, "initializer"));
    return new VariableSpec<>(changed);
  }

  /** The same, trainable or not. */
  public VariableSpec<V> withTrainable(boolean trainable) {
    Parts<V> changed = parts.copy();
    changed.trainable = trainable;
    return new VariableSpec<>(changed);
  }

  /** The same in other groups. */
  public VariableSpec<V> withGroups(Set<String> groups) {
    Parts<V> changed = parts.copy();
    changed.groups = Set.copyOf(requireNonNulls(groups, "groups"));
    return new VariableSpec<>(changed);
  }

  /** The same with the elements in other memory. */
  public VariableSpec<V> withMemory(Memory memory) {
    Parts<V> changed = parts.copy();
    changed.memory = requireNonNull(memory, "memory");
    return new VariableSpec<>(changed);
  }

  /** The same, asked for by somebody else. */
  public VariableSpec<V> withOwner(String owner) {
    Parts<V> changed = parts.copy();
    changed.owner = requireNonNull(owner, "owner");
    return new VariableSpec<>(changed);
  }

  /** The same as a slot of a variable. */
  VariableSpec<V> withSlotOf(String variable) {
    Parts<V> changed = parts.copy();
    changed.slotOf = variable;
    return new VariableSpec<>(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VariableSpec<?> that && parts.all().equals(that.parts.all());
  }

  @Override
  public int hashCode() {
    return parts.all().hashCode();
  }

  @Override
  public String toString() {
    return "VariableSpec" + parts.all();
  }

  /** They change only until they are in a specification. */
  @SuppressWarnings("NullAway.Init") // All are set before they are in one.
  private static final class Parts<V extends AnyVariable> implements Cloneable {

    String name;
    DType<V> dtype;
    Shape shape;
    Optional<Initializer> initializer;
    boolean trainable;
    Set<String> groups;
    Memory memory;
    String owner;
    String slotOf;

    @SuppressWarnings("unchecked") // A clone is of the same class.
    Parts<V> copy() {
      try {
        return (Parts<V>) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    /** What a slot is of is a part of slots only. */
    List<?> all() {
      List<Object> all = new ArrayList<>();
      Collections.addAll(
          all,
          entry("name", name),
          entry("dtype", dtype),
          entry("shape", shape),
          entry("initializer", initializer),
          entry("trainable", trainable),
          entry("groups", groups),
          entry("memory", memory),
          entry("owner", owner));
      if (!slotOf.isEmpty()) {
        all.add(entry("slotOf", slotOf));
      }
      return all;
    }
  }
}
