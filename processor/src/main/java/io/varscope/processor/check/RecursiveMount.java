package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A class that is mounted inside itself would have variables without end. */
final class RecursiveMount implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Set<Set<String>> told = new HashSet<>();
    for (Graph graph : model.expansion().graphs()) {
      for (Graph.Cycle cycle : graph.cycles()) {
        Site site = cycle.mount().site();
        if (model.sources().hasSource(site.type()) && told.add(Set.copyOf(cycle.path()))) {
          findings.accept(
              new Finding(
                  site,
                  new Problem(
                      "RecursiveMount",
                      cycle.path().get(0)
                          + " is mounted inside itself by "
                          + cycle.mount().field()
                          + ", so its variables would have no end"
                          + (cycle.path().size() == 2
                              ? ""
                              : ": " + String.join(" > ", cycle.path()))
                          + ".")));
        }
      }
    }
  }
}
