package io.varscope.processor.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A class that is annotated with {@code @VariableScope}.
 *
 * @param name the canonical name
 * @param path the name of its scope; empty for a component
 * @param separator what joins the levels of names, of a root
 * @param graph the universe of names that a root belongs to
 * @param defaults what it says for everything below
 * @param takes the dimensions and conditions that its mounts have to give
 * @param misplaced the values that are written, but mean nothing here
 * @param superclass the canonical name of the nearest superclass that is a scope class
 * @param generics its type parameters, and what it says to those of the superclass
 * @param members the annotated fields that it declares itself, in order
 * @param dimFields the fields that it declares or inherits otherwise than from the superclass, and
 *     that are dimensions or conditions by their names
 * @param others what other fields and methods of it are, by name, as a clause: expressions cannot
 *     name them
 * @param unmounted the fields that hold components, but are neither mounts nor static
 * @param assigned the fields that the binder sets to dimensions and conditions
 * @param files what it is loaded from
 * @param javaClass what kind of class it is
 * @param complete whether everything it names could be resolved; if not, the compiler says so, or a
 *     later round resolves it
 * @param deferred whether what could not be resolved is such that a later round may resolve it
 */
public record ScopeClass(
    String name,
    String path,
    String separator,
    String graph,
    Defaults defaults,
    List<String> takes,
    List<String> misplaced,
    Optional<String> superclass,
    Generics generics,
    List<Member> members,
    List<DimField> dimFields,
    Map<String, String> others,
    List<JavaField> unmounted,
    List<AssignedDim> assigned,
    List<LoadedFile> files,
    JavaClass javaClass,
    boolean complete,
    boolean deferred) {

  public ScopeClass {
    takes = List.copyOf(takes);
    misplaced = List.copyOf(misplaced);
    members = List.copyOf(members);
    dimFields = List.copyOf(dimFields);
    others = Map.copyOf(others);
    unmounted = List.copyOf(unmounted);
    assigned = List.copyOf(assigned);
    files = List.copyOf(files);
  }

  /** Whether it has an absolute place in its graph. */
  public boolean isRoot() {
    return !path.isEmpty();
  }

  /** The path as a prefix of names: {@code /} is none. */
  public String prefix() {
    return path.equals("/") ? "" : path;
  }

  /** The canonical names of the classes that its binder makes objects of, if it can. */
  public Stream<String> made() {
    Stream<String> components =
        members.stream()
            .flatMap(m -> m instanceof MountDeclaration mount ? mount.component().stream() : null);
    Stream<String> initializers =
        Stream.concat(Stream.of(defaults.init()), members.stream().map(Member::init))
            .flatMap(init -> init.custom().stream())
            .map(CustomInitializer::name);
    return Stream.concat(components, initializers);
  }

  /** The annotation. */
  public Site site() {
    return Site.ofType(name);
  }
}
