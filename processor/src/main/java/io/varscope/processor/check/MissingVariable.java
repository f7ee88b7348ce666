package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.Mode;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.expand.Step;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.rules.NearestNames;
import io.varscope.rules.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is shared has to be created by someone. */
final class MissingVariable implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (Graph graph : model.expansion().roots()) {
      // If not, the creator may be in what the compiler could not resolve; it has told that
      // already.
      if (graph.complete()) {
        check(graph, model, findings);
      }
    }
  }

  private static void check(Graph graph, Model model, Consumer<Finding> findings) {
    Map<String, PlacedVariable> creators = new LinkedHashMap<>();
    for (PlacedVariable variable : graph.variables()) {
      if (variable.mayCreate() && variable.isLegal()) {
        creators.putIfAbsent(variable.name(), variable);
      }
    }
    for (PlacedVariable variable : graph.variables()) {
      if (!variable.mayCreate() && variable.isLegal() && !creators.containsKey(variable.name())) {
        findings.accept(finding(variable, creators, model));
      }
    }
  }

  private static Finding finding(
      PlacedVariable variable, Map<String, PlacedVariable> creators, Model model) {
    List<String> nearest =
        NearestNames.of(variable.name(), creators.keySet()).stream()
            .map(name -> name + ", created by " + creators.get(name).describe(model.sources()))
            .toList();
    return new Finding(
        site(variable, model.sources()), Problems.missingVariable(variable.name(), nearest));
  }

  /**
   * Where reuse is asked for: at the step that asks; if a class asks for all that it holds, at the
   * step that leads on from there, or at the class if it only inherits that.
   */
  private static Site site(PlacedVariable variable, Sources sources) {
    Mode mode = variable.mode();
    Step step = variable.steps().get(mode.step());
    if (!mode.byStep()
        && !step.declaring().name().equals(mode.by())
        && sources.hasSource(mode.by())) {
      return Site.ofType(mode.by()).at("reuse");
    }
    Site annotation = step.member().site();
    return variable.site(mode.step(), sources, mode.byStep() ? annotation.at("reuse") : annotation);
  }
}
