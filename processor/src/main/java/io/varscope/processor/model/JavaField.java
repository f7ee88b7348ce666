package io.varscope.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * What Java says of an annotated field.
 *
 * @param owner the canonical name of the class that declares it
 * @param name the field's name
 * @param type its type, as a person writes it
 * @param holds the canonical name of the class that its type is, or what its array or list has;
 *     empty if that is no class
 * @param obstacles the modifiers that keep a binder from assigning it, such as {@code private}
 * @param byLombok those of them that are not written, but added by Lombok
 */
public record JavaField(
    String owner,
    String name,
    String type,
    Optional<String> holds,
    List<String> obstacles,
    List<String> byLombok) {

  public JavaField {
    obstacles = List.copyOf(obstacles);
    byLombok = List.copyOf(byLombok);
  }

  /** As {@code acme.Encoder.v}. */
  @Override
  public String toString() {
    return owner + "." + name;
  }
}
