package io.varscope.processor.expand;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that is known of a compilation's names.
 *
 * @param roots what the roots place: a graph for each universe of names
 * @param components a graph for each component that no root places: its names are relative, and
 *     what it shares may come from outside
 */
public record Expansion(List<Graph> roots, List<Graph> components) {

  public Expansion {
    roots = List.copyOf(roots);
    components = List.copyOf(components);
  }

  /** All graphs, each of which is a universe of names. */
  public List<Graph> graphs() {
    return Stream.concat(roots.stream(), components.stream()).toList();
  }
}
