package io.varscope.processor.check;

import io.varscope.Memory;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.Site;
import io.varscope.rules.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A variable is kept in an array or in direct memory, not in both. All fields that are bound
 * together with the one that creates it have a say: if one is an array, so is the variable. Who is
 * bound later has to take what there is.
 */
final class MemoryMismatch implements Rule {

  /** A variable, as far as it is bound together with a root. */
  private record Bound(String root, String name) {

    static Bound of(PlacedVariable variable) {
      return new Bound(variable.path().root().name(), variable.name());
    }
  }

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Map<Bound, PlacedVariable> deciding = new HashMap<>();
    for (Graph graph : model.expansion().graphs()) {
      deciding.clear();
      graph.variables().forEach(variable -> decide(variable, deciding, model, findings));
      Sharing.forEach(
          graph,
          (sharer, creator) -> {
            check(sharer, creator, deciding, model, findings);
            if (!creator.creates()) { // Either may be the one that is bound first.
              check(creator, sharer, deciding, model, findings);
            }
          });
    }
  }

  /** The first field that needs one or the other decides; others of the same root must agree. */
  private static void decide(
      PlacedVariable variable,
      Map<Bound, PlacedVariable> deciding,
      Model model,
      Consumer<Finding> findings) {
    if (variable.memory() == Memory.ANY) {
      return;
    }
    PlacedVariable first = deciding.putIfAbsent(Bound.of(variable), variable);
    if (first != null
        && first.memory() != variable.memory()
        && first.variant().meets(variable.variant())) {
      tell(variable, first, "needed by ", model, findings);
    }
  }

  private static void check(
      PlacedVariable sharer,
      PlacedVariable creator,
      Map<Bound, PlacedVariable> deciding,
      Model model,
      Consumer<Finding> findings) {
    Bound bound = Bound.of(creator);
    if (sharer.memory() == Memory.ANY || bound.root().equals(sharer.path().root().name())) {
      return;
    }
    PlacedVariable decider = deciding.get(bound);
    Memory found = decider == null ? Memory.DIRECT : decider.memory();
    if (sharer.memory() != found) {
      tell(sharer, creator, "created by ", model, findings);
    }
  }

  private static void tell(
      PlacedVariable variable,
      PlacedVariable other,
      String why,
      Model model,
      Consumer<Finding> findings) {
    int step = variable.path().divergence(other.path()).orElse(0);
    Member member = variable.path().steps().get(step).member();
    Site site = variable.path().site(step, model.sources(), member.site());
    findings.accept(
        new Finding(
            site,
            Problems.memoryMismatch(
                variable.name(),
                variable.memory() == Memory.ARRAY,
                why + other.path().describe(model.sources()))));
  }
}
