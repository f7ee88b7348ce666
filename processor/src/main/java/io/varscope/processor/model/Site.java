package io.varscope.processor.model;

/**
 * A place in source code that a finding can be about. It is a name, not a compiler's element, since
 * those lose their line from one round to the next.
 *
 * @param type the canonical name of a class
 * @param field the name of a field of the class, or empty for the class itself
 * @param annotation the simple name of the Varscope annotation on it, or empty for the element; of
 *     one that may be repeated, with its index, as {@code LoadedFrom[1]}
 * @param value a path in the annotation, such as {@code reuse}, {@code shape[1]} or {@code
 *     init.stddev}, or empty for the annotation itself
 */
public record Site(String type, String field, String annotation, String value) {

  public static final String SCOPE = "VariableScope";
  public static final String VARIABLE = "Variable";
  public static final String DIM = "Dim";
  public static final String SLOTS = "Slots";
  public static final String GRAPH = "VariableGraph";
  public static final String LOADED_FROM = "LoadedFrom";
  public static final String HEADER = "CheckpointHeader";

  /** Written out, since what Java makes of a record takes longer to link than to compute. */
  @Override
  public int hashCode() {
    return 31 * (31 * type.hashCode() + field.hashCode()) + value.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Site site
        && type.equals(site.type)
        && field.equals(site.field)
        && annotation.equals(site.annotation)
        && value.equals(site.value);
  }

  /** An annotation of a class. */
  public static Site ofType(String type) {
    return new Site(type, "", SCOPE, "");
  }

  /** An annotation of a field. */
  public static Site ofField(String type, String field, String annotation) {
    return new Site(type, field, annotation, "");
  }

  /** The class or field, as {@code acme.Encoder.v}. */
  public String place() {
    return field.isEmpty() ? type : type + "." + field;
  }

  /** A value in the same annotation. */
  public Site at(String value) {
    return new Site(type, field, annotation, value);
  }
}
