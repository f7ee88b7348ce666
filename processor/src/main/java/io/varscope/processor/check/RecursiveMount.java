package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.Path;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.JavaField;
import io.varscope.processor.model.Member;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A class that is mounted inside itself would have variables without end. */
final class RecursiveMount implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Set<Set<String>> told = new HashSet<>();
    for (Graph graph : model.expansion().graphs()) {
      for (Graph.Cycle cycle : graph.cycles()) {
        Path path = cycle.path();
        Member mount = path.last().member();
        path.site(path.steps().size() - 1, model.sources(), mount.site())
            .filter(site -> told.add(Set.copyOf(cycle.classes())))
            .ifPresent(
                site ->
                    findings.accept(new Finding(site, problem(mount.field(), cycle.classes()))));
      }
    }
  }

  private static Problem problem(JavaField mount, List<String> circle) {
    return new Problem(
        Id.RECURSIVE_MOUNT,
        circle.get(0)
            + " is mounted inside itself by "
            + mount
            + ", so its variables would have no end"
            + (circle.size() == 2 ? "" : ": " + String.join(" > ", circle))
            + ".");
  }
}
