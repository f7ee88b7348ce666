package io.varscope.generated;

import static io.varscope.rules.Arguments.requireNonNulls;
import static java.util.Objects.requireNonNull;

import io.varscope.VariableException;

/** The place of one of several components, where {@code i} is its index. */
public final class Element {

  private final Binding owner;
  private final String list;
  private final int at;
  private final Place read;

  Element(Binding owner, String list, int at, Place read) {
    this.owner = owner;
    this.list = list;
    this.at = at;
    this.read = read;
  }

  /** Where it is in its array or list, from 0. */
  public int at() {
    return at;
  }

  /**
   * Whether it is there.
   *
   * @param condition such as {@code i<3}
   * @throws VariableException if that cannot be told
   */
  public boolean when(String condition) {
    return read.dims.when(requireNonNull(condition, "condition"));
  }

  /**
   * Its place below that of its owner.
   *
   * @param name the name of its scope, with expressions in braces; empty if it is the index, below
   *     the field's name
   * @param lets the dimensions and conditions that it is given, read in the owner
   * @throws VariableException if one of these, or the name, has no value
   */
  public Binding mount(String name, String... lets) {
    requireNonNull(name, "name");
    return owner.element(list, at, name, read, requireNonNulls(lets, "lets"));
  }

  /**
   * Its place in the scope of its owner itself.
   *
   * @param lets the dimensions and conditions that it is given, read in the owner
   * @throws VariableException if one of these has no value
   */
  public Binding inline(String... lets) {
    return owner.element(list, at, null, read, requireNonNulls(lets, "lets"));
  }
}
