package io.varscope.processor.check;

import io.varscope.Memory;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A variable is kept in an array or in direct memory, not in both. All fields that are bound
 * together with the one that creates it have a say: if one is an array, so is the variable. Who is
 * bound later has to take what there is; and of several roots that could create it, each may be
 * bound first.
 */
final class MemoryMismatch implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (Graph graph : model.expansion().graphs()) {
      for (List<PlacedVariable> same : graph.shared()) {
        if (same.stream().anyMatch(place -> place.memory() != Memory.ANY)) {
          MemoryDecisions decisions = new MemoryDecisions(same);
          for (PlacedVariable place : same) {
            decisions
                .against(place)
                .flatMap(decision -> finding(place, decision, model.sources()))
                .ifPresent(findings);
          }
        }
      }
    }
  }

  private static Optional<Finding> finding(
      PlacedVariable place, MemoryDecisions.Decision decision, Sources sources) {
    Optional<Site> here = Sharing.site(place, decision.by(), Member::site, sources);
    String reason =
        (here.isPresent() ? "" : "shared by " + place.path().describe(sources) + ", and ")
            + (decision.creates() ? "created by " : "needed by ")
            + decision.by().path().describe(sources)
            + decision.array().map(array -> " together with " + array.path()).orElse("")
            + (decision.models().isAll() ? "" : ", if " + decision.models());
    return here.or(() -> Sharing.site(decision.by(), place, Member::site, sources))
        .map(
            site ->
                new Finding(
                        site,
                        Problems.memoryMismatch(
                            place.name(), place.memory() == Memory.ARRAY, reason))
                    .about(place.name(), decision.by().path().describe(sources)));
  }
}
