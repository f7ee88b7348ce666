package io.varscope.processor.check;

import static java.util.Objects.requireNonNull;

import io.varscope.processor.dims.Variant;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.Mode;
import io.varscope.processor.expand.Path;
import io.varscope.processor.expand.PlacedSlot;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.expand.Step;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.rules.NearestNames;
import io.varscope.rules.Problems;
import io.varscope.rules.SlotProblems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What is shared has to be created by someone, in every model in which it is shared. */
final class MissingVariable implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (Graph graph : model.expansion().closed()) {
      // If not, the creator may be in what the compiler could not resolve; it has told that
      // already.
      if (graph.complete() && isAnyShared(graph)) {
        check(graph, model, findings);
      }
    }
  }

  private static boolean isAnyShared(Graph graph) {
    for (PlacedVariable variable : graph.variables()) {
      if (isShared(variable)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isShared(PlacedVariable variable) {
    return !variable.mayCreate() && variable.isLegal();
  }

  private static void check(Graph graph, Model model, Consumer<Finding> findings) {
    Map<String, List<PlacedVariable>> creators = new LinkedHashMap<>();
    for (PlacedVariable variable : graph.variables()) {
      if (variable.mayCreate() && variable.isLegal()) {
        creators.computeIfAbsent(variable.name(), name -> new ArrayList<>(1)).add(variable);
      }
    }
    Map<String, List<PlacedSlot>> slots = SlotClashes.byName(graph);
    Set<Site> told = new HashSet<>();
    for (PlacedVariable variable : graph.variables()) {
      if (isShared(variable)) {
        List<PlacedVariable> same = creators.getOrDefault(variable.name(), List.of());
        variable
            .variant()
            .outside(same.stream().map(PlacedVariable::variant).toList())
            .ifPresent(
                variant ->
                    site(variable, model.sources())
                        .ifPresent(
                            site -> {
                              // Finding out what is near takes time.
                              boolean first = told.add(site);
                              findings.accept(
                                  (slots.containsKey(variable.name())
                                          ? slot(site, slots.get(variable.name()).get(0), model)
                                          : finding(
                                              site, variable, variant, creators, first, model))
                                      .about(variable.name()));
                            }));
      }
    }
  }

  /** A slot, which is shared with its variable and not by a field of its own. */
  private static Finding slot(Site site, PlacedSlot slot, Model model) {
    return new Finding(
        site,
        SlotProblems.sharedSlot(
            slot.name(),
            slot.slot(),
            slot.variable().name(),
            slot.variable().path().describe(model.sources())));
  }

  /**
   * A finding.
   *
   * @param variant the models in which nobody creates it
   * @param suggests whether to look for names that may be meant
   */
  private static Finding finding(
      Site site,
      PlacedVariable variable,
      Variant variant,
      Map<String, List<PlacedVariable>> creators,
      boolean suggests,
      Model model) {
    List<PlacedVariable> same = creators.getOrDefault(variable.name(), List.of());
    if (!same.isEmpty()) {
      String creator = same.get(0).path().describe(model.sources());
      return new Finding(
          site, Problems.missingVariant(variable.name(), variant.toString(), creator));
    }
    List<String> nearest =
        NearestNames.of(variable.name(), suggests ? creators.keySet() : Set.of()).stream()
            .map(
                name ->
                    name
                        + ", created by "
                        + requireNonNull(creators.get(name))
                            .get(0)
                            .path()
                            .describe(model.sources()))
            .toList();
    String sharer = variable.path().describe(model.sources());
    if (variable.path().program().isEmpty()) {
      return new Finding(site, Problems.missingVariable(variable.name(), nearest));
    }
    return new Finding(
        site,
        creatorBeside(variable, model)
            .map(root -> Problems.missingRoot(variable.name(), sharer, root))
            .orElseGet(() -> Problems.missingVariable(variable.name(), sharer, nearest)));
  }

  /** The root that creates what a program misses, since that does not name it. */
  private static Optional<String> creatorBeside(PlacedVariable variable, Model model) {
    return model.expansion().roots().stream()
        .flatMap(graph -> graph.variables().stream())
        .filter(other -> other.name().equals(variable.name()))
        .filter(other -> other.mayCreate() && other.isLegal())
        .map(other -> other.path().root())
        .filter(root -> root.graph().equals(variable.path().root().graph()))
        .map(ScopeClass::name)
        .findFirst();
  }

  /**
   * Where reuse is asked for: at the step that asks; if a class asks for all that it holds, at the
   * step that leads on from there, or at the class if it only inherits that.
   */
  private static Optional<Site> site(PlacedVariable variable, Sources sources) {
    Mode mode = variable.mode();
    Path path = variable.path();
    Step step = path.steps().get(mode.step());
    if (!mode.byStep()
        && path.program().isEmpty()
        && !step.declaring().name().equals(mode.by())
        && sources.hasSource(mode.by())) {
      return Optional.of(Site.ofType(mode.by()).at("reuse"));
    }
    Site annotation = step.member().site();
    return path.site(mode.step(), sources, mode.byStep() ? annotation.at("reuse") : annotation);
  }
}
