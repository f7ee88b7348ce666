package io.varscope.processor.model;

import io.varscope.DType;
import io.varscope.Reuse;
import io.varscope.rules.Expression;
import io.varscope.rules.NameTemplate;
import java.util.List;
import java.util.Optional;

/**
 * A field with {@code @Variable}.
 *
 * @param writtenName the {@code name}, or empty
 * @param template the {@code name}, if it has expressions in it
 * @param type the field's type; empty if that holds no variable
 * @param lengths the {@code shape}
 * @param dims the {@code dims}; if there are any, they are the shape
 * @param init as written
 * @param reuse as written
 * @param trainable as written; empty if it is not
 * @param groups as written
 * @param when the condition under which there is the variable
 */
public record VariableDeclaration(
    JavaField field,
    String writtenName,
    Optional<Formula<NameTemplate>> template,
    Optional<FieldType> type,
    List<Long> lengths,
    List<Formula<Expression>> dims,
    InitDeclaration init,
    Reuse reuse,
    Optional<Boolean> trainable,
    List<String> groups,
    Optional<Formula<Expression>> when)
    implements Member {

  public VariableDeclaration {
    lengths = List.copyOf(lengths);
    dims = List.copyOf(dims);
    groups = List.copyOf(groups);
  }

  @Override
  public String name() {
    return writtenName.isEmpty() ? field.name() : writtenName;
  }

  /** The dtype, unless a mount decides it, or the field's type holds no variable. */
  public Optional<DType<?>> dtype() {
    return type.isPresent() && type.get().dtype() instanceof DtypeSource.Fixed fixed
        ? Optional.of(fixed.dtype())
        : Optional.empty();
  }

  /** Whether its dtype is that of a type variable, which a mount decides. */
  public boolean isGeneric() {
    return type.isPresent() && type.get().dtype() instanceof DtypeSource.Variable;
  }

  /** The {@code shape} as an array. */
  public long[] shape() {
    long[] shape = new long[lengths.size()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = lengths.get(axis);
    }
    return shape;
  }

  @Override
  public Site site() {
    return Site.ofField(field.owner(), field.name(), Site.VARIABLE);
  }

  @Override
  public Site nameSite() {
    return writtenName.isEmpty() ? site() : site().at("name");
  }

  /** What decides the shape: the value if it is written, else the annotation. */
  public Site shapeSite() {
    if (!dims.isEmpty()) {
      return site().at("dims");
    }
    return lengths.isEmpty() ? site() : site().at("shape");
  }
}
