package io.varscope.processor.index;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedSlot;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.expand.Step;
import io.varscope.processor.model.ScopeClass;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the binder of a class refers to, so that build tools compile it again, and with it check its
 * class again, when something changes that the class does not mention: the index classes of those
 * that create what it shares, or creates too; and, if it is in error, of the roots that lead to it,
 * since one of these may go, and the error with it.
 */
public final class Edges {

  /** Who may create variables of one name, and who has any of that name. */
  private record Parties(Map<String, PlacedVariable> creators, Set<String> all) {}

  private final IndexClasses indexClasses;
  private final Map<String, Set<String>> byClass = new HashMap<>();

  private Edges(IndexClasses indexClasses) {
    this.indexClasses = indexClasses;
  }

  /**
   * The edges in some graphs.
   *
   * @param indexClasses which there are, or will be
   * @param faulty the canonical names of the classes that are in error
   */
  public static Edges of(Collection<Graph> graphs, IndexClasses indexClasses, Set<String> faulty) {
    Edges edges = new Edges(indexClasses);
    for (Graph graph : graphs) {
      if (graph.roots().size() > 1) {
        edges.add(graph);
      }
      if (!faulty.isEmpty()) {
        edges.addRoots(graph, faulty);
      }
    }
    return edges;
  }

  private void add(Graph graph) {
    Map<String, Parties> byName = new HashMap<>();
    for (PlacedVariable variable : graph.variables()) {
      add(variable, variable.name(), variable.mayCreate(), byName);
    }
    for (PlacedSlot slot : graph.slots()) {
      add(slot.variable(), slot.name(), true, byName);
    }
    for (Parties parties : byName.values()) {
      for (String root : parties.all()) {
        parties
            .creators()
            .forEach(
                (creator, variable) -> {
                  if (!creator.equals(root)) {
                    Optional<String> indexClass =
                        indexClasses.name(variable.path().root(), IndexKey.of(variable));
                    indexClass.ifPresent(name -> add(root, name));
                  }
                });
      }
    }
  }

  private static void add(
      PlacedVariable variable, String name, boolean mayCreate, Map<String, Parties> byName) {
    String root = variable.path().root().name();
    Parties parties =
        byName.computeIfAbsent(name, key -> new Parties(new HashMap<>(), new HashSet<>()));
    parties.all().add(root);
    if (mayCreate) {
      parties.creators().putIfAbsent(root, variable);
    }
  }

  private void addRoots(Graph graph, Set<String> faulty) {
    Map<String, Optional<String>> ofRoots = new HashMap<>();
    for (PlacedVariable variable : graph.variables()) {
      if (variable.mayCreate()) {
        ScopeClass root = variable.path().root();
        ofRoots.computeIfAbsent(
            root.name(), name -> indexClasses.name(root, IndexKey.of(variable)));
      }
    }
    for (PlacedVariable variable : graph.variables()) {
      String root = variable.path().root().name();
      for (Step step : variable.path().steps()) {
        String type = step.declaring().name();
        if (faulty.contains(type) && !type.equals(root)) {
          ofRoots.getOrDefault(root, Optional.empty()).ifPresent(name -> add(type, name));
        }
      }
    }
  }

  private void add(String type, String indexClass) {
    byClass.computeIfAbsent(type, name -> new TreeSet<>()).add(indexClass);
  }

  /** The qualified names of index classes, in order. */
  public Set<String> of(String type) {
    return byClass.getOrDefault(type, Set.of());
  }
}
