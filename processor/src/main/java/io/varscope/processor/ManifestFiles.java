package io.varscope.processor;

import io.varscope.processor.expand.Expansion;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.output.ManifestFiler;
import io.varscope.processor.read.Declarations;
import java.util.List;
import java.util.Map;

/** The manifests of all roots and programs of a compilation; nobody who compiles reads them. */
final class ManifestFiles {

  private final Declarations declarations;
  private final ManifestFiler filer;
  private final Failures failures;

  ManifestFiles(Declarations declarations, ManifestFiler filer, Failures failures) {
    this.declarations = declarations;
    this.filer = filer;
    this.failures = failures;
  }

  /** Writes them for models without a fault. */
  void write(Expansion expansion) {
    for (Graph graph : expansion.roots()) {
      Map<String, List<PlacedVariable>> variables = graph.variablesByRoot();
      for (ScopeClass root : graph.roots()) {
        if (graph.complete() && declarations.hasSource(root.name())) {
          List<PlacedVariable> own = variables.getOrDefault(root.name(), List.of());
          failures.guard(root.name(), () -> filer.write(root, own, graph.slotsOf(root)));
        }
      }
    }
    expansion
        .programs()
        .forEach((program, graph) -> failures.guard(program, () -> filer.write(program, graph)));
  }
}
