package io.varscope.processor.write;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.read.Declarations;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the binder of a root refers to, so that build tools compile it again, and with it check its
 * class again, when something changes that the class does not mention: the index classes of those
 * that create what it shares, or creates too.
 */
public final class Edges {

  /** Who may create variables of one name, and who has any of that name. */
  private record Parties(Map<String, PlacedVariable> creators, Set<String> all) {}

  private final Map<String, Set<String>> byRoot = new HashMap<>();

  /**
   * The edges in some graphs.
   *
   * @param declarations which know what index classes there are, or will be
   */
  public static Edges of(Collection<Graph> graphs, Declarations declarations) {
    Edges edges = new Edges();
    for (Graph graph : graphs) {
      if (graph.roots().size() > 1) {
        edges.add(graph, declarations);
      }
    }
    return edges;
  }

  private void add(Graph graph, Declarations declarations) {
    Map<String, Parties> byName = new HashMap<>();
    for (PlacedVariable variable : graph.variables()) {
      String root = variable.path().root().name();
      Parties parties =
          byName.computeIfAbsent(
              variable.name(), name -> new Parties(new HashMap<>(), new HashSet<>()));
      parties.all().add(root);
      if (variable.mayCreate()) {
        parties.creators().putIfAbsent(root, variable);
      }
    }
    for (Parties parties : byName.values()) {
      for (String root : parties.all()) {
        parties
            .creators()
            .forEach(
                (creator, variable) -> {
                  if (!creator.equals(root)) {
                    Optional<String> indexClass =
                        declarations.indexClass(variable.path().root(), variable.indexKey());
                    indexClass.ifPresent(
                        name -> byRoot.computeIfAbsent(root, r -> new TreeSet<>()).add(name));
                  }
                });
      }
    }
  }

  /** The qualified names of index classes, in order. */
  public Set<String> of(String root) {
    return byRoot.getOrDefault(root, Set.of());
  }
}
