package io.varscope.processor.check;

import io.varscope.processor.expand.Fault;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Tells the expressions that come to nothing, as the expansion has found them. */
final class FaultsOf {

  private FaultsOf() {}

  /** Tells those of one rule. */
  static void rule(Rule rule, Model model, Consumer<Finding> findings) {
    Set<List<Object>> told = new HashSet<>();
    for (Graph graph : model.expansion().graphs()) {
      for (Fault fault : graph.faults()) {
        // What the compiler cannot resolve, and tells, may be what gives a name.
        if (fault.problem().id().equals(rule.id())
            && (fault.unknown().isEmpty() || fault.path().isComplete())) {
          fault
              .path()
              .site(fault.path().steps().size(), model.sources(), fault.site())
              .filter(site -> isNew(fault, site, told))
              .ifPresent(site -> findings.accept(finding(fault, site)));
        }
      }
    }
  }

  /** What a mount does not give is told there once, whatever expressions need it. */
  private static boolean isNew(Fault fault, Site site, Set<List<Object>> told) {
    return isExpression(site)
        || fault.unknown().isEmpty()
        || told.add(List.of(site, fault.unknown().get().name()));
  }

  private static Finding finding(Fault fault, Site site) {
    Problem problem =
        isExpression(site)
            ? fault.problem()
            : fault.unknown().map(Fault.Unknown::problem).orElse(fault.problem());
    return new Finding(site, problem).about(fault.path().toString());
  }

  /** Whether it is the expression that is told, rather than the annotation of a mount or class. */
  private static boolean isExpression(Site site) {
    return !site.value().isEmpty();
  }
}
