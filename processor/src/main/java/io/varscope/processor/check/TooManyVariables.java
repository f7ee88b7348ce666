package io.varscope.processor.check;

import io.varscope.processor.expand.Expander;
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
    // Once is enough: components that were not reached for that reason are graphs of their own.
    model.expansion().graphs().stream()
        .flatMap(graph -> graph.tooLarge().stream())
        .limit(1)
        .flatMap(
            path ->
                path
                    .site(0, model.sources(), path.last().member().site())
                    .map(site -> finding(site, path))
                    .stream())
        .forEach(findings);
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
