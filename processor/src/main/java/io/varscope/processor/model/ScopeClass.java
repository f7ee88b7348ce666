package io.varscope.processor.model;

import io.varscope.Reuse;
import java.util.List;
import java.util.Optional;

/**
 * A class that is annotated with {@code @VariableScope}.
 *
 * @param name the canonical name
 * @param path the name of its scope; empty for a component
 * @param graph the universe of names that a root belongs to
 * @param reuse as written
 * @param init as written
 * @param superclass the canonical name of the nearest superclass that is a scope class
 * @param members the annotated fields that it declares itself, in order
 * @param javaClass what kind of class it is
 * @param complete whether everything it names could be resolved; if not, the compiler says so, or a
 *     later round resolves it
 * @param deferred whether what could not be resolved is such that a later round may resolve it
 */
public record ScopeClass(
    String name,
    String path,
    String graph,
    Reuse reuse,
    InitDeclaration init,
    Optional<String> superclass,
    List<Member> members,
    JavaClass javaClass,
    boolean complete,
    boolean deferred) {

  public ScopeClass {
    members = List.copyOf(members);
  }

  /** Whether it has an absolute place in its graph. */
  public boolean isRoot() {
    return !path.isEmpty();
  }

  /** The path as a prefix of names: {@code /} is none. */
  public String prefix() {
    return path.equals("/") ? "" : path;
  }

  /** The annotation. */
  public Site site() {
    return Site.ofType(name);
  }
}
