package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.model.Finding;
import io.varscope.rules.Problems;
import java.util.function.Consumer;

/** Below a scope that reuses, nothing can ask to create again. */
final class IllegalReuse implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (Graph graph : model.expansion().graphs()) {
      for (Graph.ReuseClash clash : graph.reuseClashes()) {
        clash
            .path()
            .site(clash.path().steps().size(), model.sources(), clash.site())
            .ifPresent(
                site ->
                    findings.accept(
                        new Finding(site, Problems.illegalReuse(clash.what(), clash.outer()))
                            .about(clash.what())));
      }
    }
  }
}
