package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.Path;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.Site;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A name may be created once in a model. The first in a stable order stands, every other is told.
 */
final class DuplicateVariable implements Rule {

  private static final int MOST_PLACES = 10;

  private static final String HINT =
      "If the two are never bound to one store, give one of them a graph of its own.";

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (Graph graph : model.expansion().graphs()) {
      SlotClashes.check(graph, model, findings);
      if (graph.shared().isEmpty()) {
        continue;
      }
      Map<String, List<PlacedVariable>> creators = new LinkedHashMap<>();
      for (PlacedVariable variable : graph.variables()) {
        if (variable.creates() && variable.isLegal()) {
          creators.computeIfAbsent(variable.name(), name -> new ArrayList<>(1)).add(variable);
        }
      }
      for (List<PlacedVariable> same : creators.values()) {
        for (int k = 1; k < same.size(); k++) {
          PlacedVariable later = same.get(k);
          same.subList(0, k).stream()
              .filter(earlier -> earlier.variant().meets(later.variant()))
              .findFirst()
              .ifPresent(
                  first -> {
                    if (isHere(later, model) || isHere(first, model)) {
                      finding(later, first, same, model)
                          .or(() -> finding(first, later, same, model))
                          .ifPresent(findings);
                    } else {
                      betweenLibraries(later, first, graph, model).ifPresent(findings);
                    }
                  });
        }
      }
    }
  }

  private static boolean isHere(PlacedVariable variable, Model model) {
    return model.sources().hasSource(variable.path().root().name());
  }

  /** Two libraries may clash, as long as nobody here wants what both create. */
  private static Optional<Finding> betweenLibraries(
      PlacedVariable later, PlacedVariable first, Graph graph, Model model) {
    return graph.variables().stream()
        .filter(variable -> variable.name().equals(later.name()) && isHere(variable, model))
        .flatMap(variable -> variable.site(model.sources(), variable.declaration().site()).stream())
        .findFirst()
        .map(
            site ->
                new Finding(
                    site,
                    new Problem(
                        Id.DUPLICATE_VARIABLE,
                        "Variable "
                            + later.name()
                            + " is created twice: by "
                            + first.path()
                            + " and by "
                            + later.path()
                            + ". Which of the two should be shared here?")));
  }

  private static Optional<Finding> finding(
      PlacedVariable later, PlacedVariable first, List<PlacedVariable> same, Model model) {
    Path path = later.path();
    Optional<Integer> step = path.divergence(first.path());
    String creator = first.path().describe(model.sources());
    Site value =
        step.map(i -> path.steps().get(i).member().nameSite())
            .orElse(path.root().site().at("value"));
    return path.site(step.orElse(0), model.sources(), value)
        .map(
            site ->
                new Finding(
                        site,
                        Problems.duplicateVariable(later.name(), creator),
                        places(same, model),
                        hint(path, first.path(), step))
                    .about(later.name(), creator));
  }

  private static String hint(Path later, Path first, Optional<Integer> step) {
    if (!later.root().name().equals(first.root().name())) {
      return HINT;
    }
    // Two elements of one mount.
    return step.map(later.steps()::get)
        .filter(element -> element.member().equals(first.steps().get(step.get()).member()))
        .map(
            element ->
                "The components of "
                    + element.member().field()
                    + (element.member() instanceof MountDeclaration mount && mount.isInline()
                        ? " have no names: give their index on, as in let = \"n=i\", and put it into"
                            + " the names of what they have, as in \"w_{n}\"."
                        : " have the same name: put their index into it, as in \""
                            + element.member().name()
                            + "_{i}\"."))
        .orElse("");
  }

  private static List<String> places(List<PlacedVariable> same, Model model) {
    // One field may create it under several conditions.
    Set<String> places = new LinkedHashSet<>();
    for (PlacedVariable place : same) {
      places.add(place.path().describe(model.sources()));
    }
    if (places.size() < 3) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("It is created " + places.size() + " times:");
    places.stream().limit(MOST_PLACES).forEach(place -> lines.add("  " + place));
    if (places.size() > MOST_PLACES) {
      lines.add("  and " + (places.size() - MOST_PLACES) + " more");
    }
    return lines;
  }
}
