package io.varscope.processor.model;

import java.util.List;
import java.util.Set;

/**
 * What is known of a class before it is generated.
 *
 * @param name what it is called
 * @param isPublic whether it is public, as the class that it is made for
 * @param neighbours those of {@link #NAMES}, and of these with a number, that classes of its
 *     package have
 * @param warnings what it has to suppress, in order: warnings about what its author has decided on
 */
public record GeneratedClass(
    BinderName name, boolean isPublic, Set<String> neighbours, List<String> warnings) {

  /** What the names of the packages of index classes begin with. */
  public static final String INDEX_PACKAGE = "varscope_index";

  /** Names in generated code that would mean a class of the package, if there is one. */
  public static final List<String> NAMES =
      List.of("Double", "M", "Object", "Override", "Part", "SuppressWarnings", INDEX_PACKAGE);

  public GeneratedClass {
    neighbours = Set.copyOf(neighbours);
    warnings = List.copyOf(warnings);
  }
}
