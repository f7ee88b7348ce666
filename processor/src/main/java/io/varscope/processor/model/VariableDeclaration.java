package io.varscope.processor.model;

import io.varscope.DType;
import io.varscope.Reuse;
import java.util.List;
import java.util.Optional;

/**
 * A field with {@code @Variable}.
 *
 * @param writtenName the {@code name}, or empty
 * @param dtype that of the field's type; empty if that is no variable
 * @param dims the {@code shape}
 * @param init as written
 * @param reuse as written
 * @param trainable as written; empty if it is not
 */
public record VariableDeclaration(
    JavaField field,
    String writtenName,
    Optional<DType<?>> dtype,
    List<Long> dims,
    InitDeclaration init,
    Reuse reuse,
    Optional<Boolean> trainable)
    implements Member {

  public VariableDeclaration {
    dims = List.copyOf(dims);
  }

  @Override
  public String name() {
    return writtenName.isEmpty() ? field.name() : writtenName;
  }

  /** The {@code shape} as an array. */
  public long[] shape() {
    return dims.stream().mapToLong(Long::longValue).toArray();
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
    return dims.isEmpty() ? site() : site().at("shape");
  }
}
