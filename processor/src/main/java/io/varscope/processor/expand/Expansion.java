package io.varscope.processor.expand;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is known of a compilation's names.
 *
 * @param roots what the roots place: a graph for each universe of names
 * @param components a graph for each component that no root places: its names are relative, and
 *     what it shares may come from outside
 * @param programs by the class that names its roots, a graph for each program
 */
public record Expansion(List<Graph> roots, List<Graph> components, Map<String, Graph> programs) {

  public Expansion {
    roots = List.copyOf(roots);
    components = List.copyOf(components);
    programs = Collections.unmodifiableMap(new LinkedHashMap<>(programs));
  }

  /** The same, if there is something else that could not be resolved, and belongs to it. */
  public Expansion incomplete() {
    Map<String, Graph> incompletePrograms = new LinkedHashMap<>(programs);
    incompletePrograms.replaceAll((program, graph) -> graph.incomplete());
    return new Expansion(
        roots.stream().map(Graph::incomplete).toList(),
        components.stream().map(Graph::incomplete).toList(),
        incompletePrograms);
  }

  /** The graphs whose names are all known: what is shared there has to be created there. */
  public List<Graph> closed() {
    List<Graph> closed = new ArrayList<>(roots);
    closed.addAll(programs.values());
    return closed;
  }

  /** All graphs, each of which is a universe of names. */
  public List<Graph> graphs() {
    List<Graph> graphs = closed();
    graphs.addAll(components);
    return graphs;
  }
}
