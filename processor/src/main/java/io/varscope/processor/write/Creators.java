package io.varscope.processor.write;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which roots have to be bound before a root that shares their variables. */
public final class Creators {

  /** More names than a message is worth; and one method has to hold them. */
  private static final int MOST_NAMES = 1000;

  private final Map<String, Map<String, List<String>>> byRoot = new HashMap<>();

  /** Looks through graphs. */
  public static Creators of(List<Graph> graphs) {
    Creators creators = new Creators();
    for (Graph graph : graphs) {
      if (graph.roots().size() > 1) {
        creators.add(graph);
      }
    }
    return creators;
  }

  private void add(Graph graph) {
    Map<String, PlacedVariable> creators = new HashMap<>();
    for (PlacedVariable variable : graph.variables()) {
      if (variable.creates()) {
        creators.putIfAbsent(variable.name(), variable);
      }
    }
    // Where nobody certainly creates, somebody who could has to come first.
    for (PlacedVariable variable : graph.variables()) {
      if (variable.mayCreate()) {
        creators.putIfAbsent(variable.name(), variable);
      }
    }
    for (PlacedVariable variable : graph.variables()) {
      PlacedVariable creator = creators.get(variable.name());
      if (!variable.mayCreate()
          && creator != null
          && !creator.path().root().name().equals(variable.path().root().name())) {
        add(variable.path().root().name(), creator.path().root().name(), variable.name());
      }
    }
  }

  private void add(String root, String creator, String name) {
    Map<String, List<String>> ofRoot = byRoot.computeIfAbsent(root, key -> new TreeMap<>());
    if (ofRoot.values().stream().mapToInt(List::size).sum() < MOST_NAMES) {
      ofRoot.computeIfAbsent(creator, key -> new ArrayList<>()).add(name);
    }
  }

  /** For what a root only shares: by the class to bind first, the full names. */
  public Map<String, List<String>> of(String root) {
    Map<String, List<String>> creators = new TreeMap<>(byRoot.getOrDefault(root, Map.of()));
    // Class files need not have the order of the source.
    for (List<String> names : creators.values()) {
      Collections.sort(names);
    }
    return creators;
  }
}
