package io.varscope.processor.model;

import java.util.List;
import java.util.Map;

/**
 * A class that is annotated with {@code @VariableGraph}.
 *
 * @param name the canonical name
 * @param roots the canonical names of the classes it names, in order
 * @param obstacles by the index of a class, why it cannot be one of them, as a clause
 * @param files what its roots are loaded from
 * @param javaName how generated code names it
 * @param generated the class that binds all roots
 * @param complete whether everything it names could be resolved; if not, the compiler says so, or a
 *     later round resolves it
 */
public record ProgramDeclaration(
    String name,
    List<String> roots,
    Map<Integer, String> obstacles,
    List<LoadedFile> files,
    JavaName javaName,
    GeneratedClass generated,
    boolean complete) {

  public ProgramDeclaration {
    roots = List.copyOf(roots);
    obstacles = Map.copyOf(obstacles);
    files = List.copyOf(files);
  }

  /** Whether all it names are roots, and there are any. */
  public boolean isWhole() {
    return complete && obstacles.isEmpty() && !roots.isEmpty();
  }

  /** The annotation. */
  public Site site() {
    return new Site(name, "", Site.GRAPH, "");
  }

  /** One of the classes in the annotation. */
  public Site site(int root) {
    return site().at("value[" + root + "]");
  }
}
