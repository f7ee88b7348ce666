package io.varscope.processor.check;

import io.varscope.processor.expand.Fault;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.model.Finding;
import java.util.function.Consumer;

/** Tells the expressions that come to nothing, as the expansion has found them. */
final class FaultsOf {

  private FaultsOf() {}

  /** Tells those of one rule. */
  static void rule(Rule rule, Model model, Consumer<Finding> findings) {
    for (Graph graph : model.expansion().graphs()) {
      for (Fault fault : graph.faults()) {
        if (fault.problem().id().equals(rule.id())) {
          fault
              .path()
              .site(fault.path().steps().size(), model.sources(), fault.site())
              .ifPresent(
                  site ->
                      findings.accept(
                          new Finding(site, fault.problem()).about(fault.path().toString())));
        }
      }
    }
  }
}
