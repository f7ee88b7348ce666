package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Pairs every place that shares a variable with the one that creates it. */
final class Sharing {

  private Sharing() {}

  /** TensorFlow's sentence, and then the other place. */
  static Problem withCreator(Problem problem, PlacedVariable creator, Sources sources) {
    return new Problem(
        problem.id(), problem.text() + " It is created by " + creator.describe(sources) + ".");
  }

  /**
   * Visits each pair in all graphs: first who shares, then who creates.
   *
   * <p>Who creates is the first that certainly does, else the first that could.
   */
  static void forEach(Model model, BiConsumer<PlacedVariable, PlacedVariable> pairs) {
    model.expansion().graphs().forEach(graph -> forEach(graph, pairs));
  }

  private static void forEach(Graph graph, BiConsumer<PlacedVariable, PlacedVariable> pairs) {
    Map<String, PlacedVariable> creators = new HashMap<>();
    for (PlacedVariable variable : graph.variables()) {
      if (variable.mayCreate() && variable.isLegal()) {
        creators.merge(
            variable.name(),
            variable,
            (first, next) -> !first.creates() && next.creates() ? next : first);
      }
    }
    for (PlacedVariable variable : graph.variables()) {
      PlacedVariable creator = creators.get(variable.name());
      if (creator != null && !variable.creates()) {
        pairs.accept(variable, creator);
      }
    }
  }
}
