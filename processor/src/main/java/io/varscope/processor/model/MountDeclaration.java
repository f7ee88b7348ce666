package io.varscope.processor.model;

import io.varscope.Reuse;
import java.util.Optional;

/**
 * A field with {@code @VariableScope}.
 *
 * @param place the {@code value}, or empty
 * @param graph the {@code graph}, which only roots have, or empty
 * @param component the canonical name of the scope class that is mounted; empty if there is an
 *     obstacle
 * @param obstacle why the field's type cannot be mounted, as a clause
 * @param reuse as written
 * @param init as written
 */
public record MountDeclaration(
    JavaField field,
    String place,
    String graph,
    Optional<String> component,
    Optional<String> obstacle,
    Reuse reuse,
    InitDeclaration init)
    implements Member {

  @Override
  public String name() {
    return place.isEmpty() ? field.name() : place;
  }

  @Override
  public Site site() {
    return Site.ofField(field.owner(), field.name(), Site.SCOPE);
  }

  @Override
  public Site nameSite() {
    return place.isEmpty() ? site() : site().at("value");
  }
}
