package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.rules.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A name may be created once. The first in a stable order stands, every other is told. */
final class DuplicateVariable implements Rule {

  private static final int MOST_PLACES = 10;

  private static final String HINT =
      "If the two are never bound to one store, give one of them a graph of its own.";

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (Graph graph : model.expansion().graphs()) {
      Map<String, List<PlacedVariable>> creators = new LinkedHashMap<>();
      for (PlacedVariable variable : graph.variables()) {
        if (variable.creates() && variable.isLegal()) {
          creators.computeIfAbsent(variable.name(), name -> new ArrayList<>()).add(variable);
        }
      }
      for (List<PlacedVariable> same : creators.values()) {
        for (PlacedVariable later : same.subList(1, same.size())) {
          findings.accept(finding(later, same, model));
        }
      }
    }
  }

  private static Finding finding(PlacedVariable later, List<PlacedVariable> same, Model model) {
    PlacedVariable first = same.get(0);
    Optional<Integer> step = later.divergence(first);
    Site site =
        step.map(i -> later.site(i, model.sources(), later.steps().get(i).member().nameSite()))
            .orElse(later.root().site().at("value"));
    return new Finding(
        site,
        Problems.duplicateVariable(later.name(), first.describe(model.sources())),
        same.size() > 2 ? places(same, model) : List.of(),
        later.root().name().equals(first.root().name()) ? "" : HINT);
  }

  private static List<String> places(List<PlacedVariable> same, Model model) {
    List<String> lines = new ArrayList<>();
    lines.add("It is created " + same.size() + " times:");
    same.stream()
        .limit(MOST_PLACES)
        .forEach(place -> lines.add("  " + place.describe(model.sources())));
    if (same.size() > MOST_PLACES) {
      lines.add("  and " + (same.size() - MOST_PLACES) + " more");
    }
    return lines;
  }
}
