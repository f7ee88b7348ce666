package io.varscope.processor.expand;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is known of a compilation's names.
 *
 * @param graph what the roots place
 * @param components a graph for each component that no root places: its names are relative, and
 *     what it shares may come from outside
 */
public record Expansion(Graph graph, List<Graph> components) {

  public Expansion {
    components = List.copyOf(components);
  }

  /** All graphs, each of which is a universe of names. */
  public List<Graph> graphs() {
    List<Graph> graphs = new ArrayList<>();
    graphs.add(graph);
    graphs.addAll(components);
    return graphs;
  }
}
