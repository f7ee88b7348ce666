package io.varscope.processor.model;

import io.varscope.Reuse;
import io.varscope.rules.Let;
import java.util.List;
import java.util.Optional;

/**
 * What a scope says for everything below it, all as written.
 *
 * @param trainable empty if it is not written
 * @param groups that everything below belongs to
 * @param lets the dimensions and conditions that it gives
 * @param slots of the trainable variables below, if a {@code @Slots} stands beside it
 */
public record Defaults(
    Reuse reuse,
    InitDeclaration init,
    Optional<Boolean> trainable,
    List<String> groups,
    List<Formula<Let>> lets,
    Optional<SlotsDeclaration> slots) {

  public Defaults {
    groups = List.copyOf(groups);
    lets = List.copyOf(lets);
  }
}
