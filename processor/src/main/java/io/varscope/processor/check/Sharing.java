package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Pairs every place that shares a variable with those that create it. */
final class Sharing {

  private Sharing() {}

  /** TensorFlow's sentence, and then the other place. */
  static Problem withCreator(Problem problem, PlacedVariable creator, Sources sources) {
    return new Problem(
        problem.id(),
        problem.text() + " It is created by " + creator.path().describe(sources) + ".");
  }

  /**
   * Visits each pair in all graphs: first who shares, then who creates.
   *
   * <p>Who creates are those that certainly do, then those that could, as far as there are models
   * in which both are there; none after the first that is there in all models, since all others
   * share with that one.
   */
  static void forEach(Model model, BiConsumer<PlacedVariable, PlacedVariable> pairs) {
    model.expansion().graphs().forEach(graph -> forEach(graph, pairs));
  }

  /** Visits each pair in one graph. */
  @SuppressWarnings("ReferenceEquality") // The very same place is meant.
  static void forEach(Graph graph, BiConsumer<PlacedVariable, PlacedVariable> pairs) {
    Map<String, List<PlacedVariable>> creators = creators(graph);
    for (PlacedVariable variable : graph.variables()) {
      if (!variable.creates()) {
        for (PlacedVariable creator : creators.getOrDefault(variable.name(), List.of())) {
          if (creator == variable) {
            break;
          }
          if (creator.variant().meets(variable.variant())) {
            pairs.accept(variable, creator);
          }
          if (creator.variant().isAll()) {
            break;
          }
        }
      }
    }
  }

  /** By name, those that certainly create, then those that could. */
  private static Map<String, List<PlacedVariable>> creators(Graph graph) {
    Map<String, List<PlacedVariable>> creators = new HashMap<>();
    for (boolean certainly : new boolean[] {true, false}) {
      for (PlacedVariable variable : graph.variables()) {
        if (variable.mayCreate() && variable.creates() == certainly && variable.isLegal()) {
          creators.computeIfAbsent(variable.name(), name -> new ArrayList<>(1)).add(variable);
        }
      }
    }
    return creators;
  }
}
