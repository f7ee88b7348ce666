package io.varscope.processor.model;

import io.varscope.Reuse;
import io.varscope.rules.Expression;
import io.varscope.rules.NameTemplate;
import io.varscope.rules.Names;
import java.util.List;
import java.util.Optional;

/**
 * A field with {@code @VariableScope}.
 *
 * @param place the {@code value}, or empty
 * @param template the {@code value}, if it has expressions in it
 * @param isInline whether the component lies in the scope of the owner
 * @param component the canonical name of the scope class that is mounted; empty if there is an
 *     obstacle
 * @param dtypes what its type says to each type parameter of that class
 * @param obstacle why the field cannot be a mount, as a clause
 * @param isMade whether the binder can make what is mounted; false in a library, whose binder is
 *     there
 * @param repeat if it holds several components
 * @param when the condition under which there is anything
 * @param defaults what it says for everything below
 * @param misplaced the values that are written, but mean nothing here
 */
public record MountDeclaration(
    JavaField field,
    String place,
    Optional<Formula<NameTemplate>> template,
    boolean isInline,
    Optional<String> component,
    List<DtypeSource> dtypes,
    Optional<String> obstacle,
    boolean isMade,
    Optional<Repeat> repeat,
    Optional<Formula<Expression>> when,
    Defaults defaults,
    List<String> misplaced)
    implements Member {

  public MountDeclaration {
    dtypes = List.copyOf(dtypes);
    misplaced = List.copyOf(misplaced);
  }

  @Override
  public String name() {
    return place.isEmpty() ? field.name() : place;
  }

  /** Whether the condition is one of each component, since the index decides it. */
  public boolean isByElement() {
    return repeat.isPresent()
        && when.isPresent()
        && when.get().parsed().isPresent()
        && when.get().parsed().get().mentions(Names.INDEX);
  }

  @Override
  public Reuse reuse() {
    return defaults.reuse();
  }

  @Override
  public InitDeclaration init() {
    return defaults.init();
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
