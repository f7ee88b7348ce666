package io.varscope.processor.files;

import io.varscope.processor.expand.Expansion;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.LoadedFile;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds each root and program that says what it is loaded from against the headers of that. */
public final class LoadedModels {

  private LoadedModels() {}

  /** All that can be held against each other, in the order of the roots and programs. */
  public static List<FileMatch> match(
      Expansion expansion, List<ProgramDeclaration> programs, Sources sources) {
    List<FileMatch> matches = new ArrayList<>();
    for (Graph graph : expansion.roots()) {
      for (ScopeClass root : graph.roots()) {
        if (!root.files().isEmpty() && isKnown(graph) && sources.hasSource(root.name())) {
          Map<String, List<PlacedVariable>> byRoot = graph.variablesByRoot();
          List<PlacedVariable> own = byRoot.getOrDefault(root.name(), List.of());
          for (LoadedFile file : root.files()) {
            if (file.header().header().isPresent()) {
              matches.add(
                  FileMatcher.match(
                      file, root.name(), file.header().header().get(), own, graph.slotsOf(root)));
            }
          }
        }
      }
    }
    for (ProgramDeclaration program : programs) {
      Graph graph = expansion.programs().get(program.name());
      if (graph != null && isKnown(graph)) {
        for (LoadedFile file : program.files()) {
          if (file.header().header().isPresent()) {
            matches.add(
                FileMatcher.match(
                    file,
                    program.name(),
                    file.header().header().get(),
                    graph.variables(),
                    graph.slots()));
          }
        }
      }
    }
    return matches;
  }

  /** Whether nothing else is wrong that keeps variables from being known. */
  private static boolean isKnown(Graph graph) {
    return graph.complete()
        && graph.faults().isEmpty()
        && graph.cycles().isEmpty()
        && graph.tooLarge().isEmpty();
  }
}
