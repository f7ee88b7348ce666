package io.varscope.processor.expand;

import static java.util.Objects.requireNonNull;

import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Unfolds mounts: from declarations to graphs in which every variable has its full name. */
public final class Expander {

  /**
   * The most variables and mounts of one graph; beyond it, mounts most likely multiply by error.
   */
  public static final int LIMIT = 100_000;

  /** The most classes around each other. */
  public static final int DEEPEST = 200;

  private final Map<String, ScopeClass> classes;
  private final Set<String> reached = new HashSet<>();

  private Expander(Map<String, ScopeClass> classes) {
    this.classes = classes;
  }

  /**
   * Unfolds what classes place.
   *
   * @param classes by canonical name, all that mounts, superclasses and programs lead to
   * @param outside the roots of earlier compilations that share names with this one
   * @param ordered the classes of a compilation, in the order in which they are to be told
   * @param programs which name some of the classes
   */
  public static Expansion expand(
      Map<String, ScopeClass> classes,
      Collection<ScopeClass> outside,
      Collection<ScopeClass> ordered,
      Collection<ProgramDeclaration> programs) {
    Expander expander = new Expander(classes);
    // What was there before stands first: what comes later is told.
    List<ScopeClass> all = new ArrayList<>(outside);
    all.addAll(ordered);
    List<Graph> roots = expander.roots(all);
    return new Expansion(roots, expander.components(ordered), expander.programs(programs));
  }

  private List<Graph> roots(Collection<ScopeClass> ordered) {
    Map<String, Unfolding> graphs = new LinkedHashMap<>();
    Set<String> extended = new HashSet<>();
    for (ScopeClass root : ordered) {
      if (root.isRoot()) {
        addSuperclasses(root, extended);
      }
    }
    for (ScopeClass root : ordered) {
      // An abstract root that others extend has no objects but theirs, which are placed themselves.
      if (root.isRoot() && !(root.javaClass().isAbstract() && isOnlyExtended(root, extended))) {
        graphs
            .computeIfAbsent(root.graph(), graph -> new Unfolding(classes, reached, false))
            .walk(root, Optional.empty());
      }
    }
    List<Graph> roots = new ArrayList<>();
    for (Unfolding graph : graphs.values()) {
      roots.add(graph.graph());
    }
    return roots;
  }

  /** Whether others extend an abstract root, or have to, since they say the dtypes of it. */
  private boolean isOnlyExtended(ScopeClass root, Set<String> extended) {
    return extended.contains(root.name()) || !DtypeVariables.of(root, classes).isEmpty();
  }

  private void addSuperclasses(ScopeClass type, Set<String> superclasses) {
    if (type.superclass().isPresent() && superclasses.add(type.superclass().get())) {
      ScopeClass superclass = classes.get(type.superclass().get());
      if (superclass != null) {
        addSuperclasses(superclass, superclasses);
      }
    }
  }

  private List<Graph> components(Collection<ScopeClass> ordered) {
    List<Graph> components = new ArrayList<>();
    for (ScopeClass component : ordered) {
      if (!component.isRoot() && !reached.contains(component.name())) {
        Unfolding alone = new Unfolding(classes, reached, true);
        alone.walk(component, Optional.empty());
        components.add(alone.graph());
      }
    }
    return components;
  }

  private Map<String, Graph> programs(Collection<ProgramDeclaration> programs) {
    Map<String, Graph> graphs = new LinkedHashMap<>();
    for (ProgramDeclaration program : programs) {
      if (program.isWhole()) {
        Unfolding together = new Unfolding(classes, reached, false);
        for (int k = 0; k < program.roots().size(); k++) {
          together.walk(
              requireNonNull(classes.get(program.roots().get(k))), Optional.of(program.site(k)));
        }
        graphs.put(program.name(), together.graph());
      }
    }
    return graphs;
  }
}
