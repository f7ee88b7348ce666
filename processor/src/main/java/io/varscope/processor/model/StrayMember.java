package io.varscope.processor.model;

/**
 * An annotated field of a class that is no scope class.
 *
 * @param kind the keyword of the class, as {@code class} or {@code record}
 * @param annotation {@link Site#VARIABLE}, {@link Site#SCOPE} or {@link Site#DIM}
 */
public record StrayMember(JavaField field, String kind, String annotation) {

  /** The annotation. */
  public Site site() {
    return Site.ofField(field.owner(), field.name(), annotation);
  }
}
