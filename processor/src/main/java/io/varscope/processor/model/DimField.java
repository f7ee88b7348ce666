package io.varscope.processor.model;

import io.varscope.rules.Constant;
import java.util.Optional;

/**
 * A field that is a dimension or condition by its name: an {@code int}, {@code long} or {@code
 * boolean}.
 *
 * @param name the field's name
 * @param owner the canonical name of the class that declares it
 * @param isStatic whether all objects share it
 * @param isFinal whether it has its value from the beginning
 * @param isCondition whether it is a {@code boolean}
 * @param constant its value, if the compiler knows it
 * @param obstacle why the binder cannot read it, as a clause
 */
public record DimField(
    String name,
    String owner,
    boolean isStatic,
    boolean isFinal,
    boolean isCondition,
    Optional<Constant> constant,
    Optional<String> obstacle) {

  /** Whether a binder gives it. */
  public boolean isGiven() {
    return constant.isPresent() || obstacle.isEmpty();
  }

  /** Whether a binder reads the field, since the compiler does not know the value. */
  public boolean isRead() {
    return constant.isEmpty() && obstacle.isEmpty();
  }
}
