package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Formula;
import io.varscope.rules.Id;
import io.varscope.rules.Let;
import io.varscope.rules.Problem;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A dimension that nothing uses is most likely misspelled; then what it was meant for silently gets
 * the value that is given further out.
 */
final class UnusedDim implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Set<Formula<Let>> given = new LinkedHashSet<>();
    Set<Object> used = new HashSet<>();
    for (Graph graph : model.expansion().graphs()) {
      used.addAll(graph.lets().used());
    }
    for (Graph graph : model.expansion().closed()) {
      if (!graph.complete() || !graph.faults().isEmpty()) {
        return; // Nobody can tell what else would be used.
      }
      given.addAll(graph.lets().given());
    }
    given.removeAll(used);
    for (Formula<Let> let : given) {
      if (let.parsed().isPresent() && model.sources().hasSource(let.site().type())) {
        findings.accept(
            new Finding(
                let.site(),
                new Problem(
                    Id.UNUSED_DIM,
                    "Nothing below uses "
                        + let.parsed().get().name()
                        + ", which '"
                        + let.text()
                        + "' gives. Is it misspelled?")));
      }
    }
  }
}
