package io.varscope.processor.check;

import io.varscope.processor.expand.Expander;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.Path;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/** A graph that multiplies without measure is given up before it takes the compiler with it. */
final class TooManyVariables implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (Graph graph : model.expansion().graphs()) {
      if (!graph.tooLarge().isEmpty()) {
        Path path = graph.tooLarge().get(0);
        path.site(0, model.sources(), path.last().member().site())
            .ifPresent(site -> findings.accept(finding(site, path)));
        // Once is enough: components that were not reached for that reason are graphs of their own.
        return;
      }
    }
  }

  private static Finding finding(Site site, Path path) {
    return new Finding(
        site,
        new Problem(
            Id.TOO_MANY_VARIABLES,
            "With what "
                + path.last().member().field()
                + " mounts, this graph has more than "
                + Expander.LIMIT
                + " variables and mounts, or more than "
                + Expander.DEEPEST
                + " scope classes around each other. That is the limit."));
  }
}
