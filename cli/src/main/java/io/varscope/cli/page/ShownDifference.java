package io.varscope.cli.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A variable of a second model or file, compared with a first; or one that only the first has.
 *
 * @param status {@code added}, {@code dropped}, {@code shape}, {@code dtype}, or empty
 * @param was the other shape or dtype, or empty
 */
record ShownDifference(ShownVariable variable, String status, String was) {

  /** The variables of one model, of which none differs. */
  static List<ShownDifference> none(ShownModel model) {
    return model.variables().stream().map(v -> new ShownDifference(v, "", "")).toList();
  }

  /** The variables of two models, each once: those of the second, and then what it lacks. */
  static List<ShownDifference> of(ShownModel first, ShownModel second) {
    Map<String, List<ShownVariable>> before = byName(first);
    Map<String, ShownVariable> further = furtherNames(first);
    Set<ShownVariable> met = Collections.newSetFromMap(new IdentityHashMap<>());
    List<ShownDifference> differences = new ArrayList<>();
    Map<String, Integer> next = new HashMap<>();
    for (ShownVariable variable : second.variables()) {
      List<ShownVariable> same = before.getOrDefault(variable.name(), List.of());
      int k = next.merge(variable.name(), 1, Integer::sum) - 1;
      ShownVariable old = k < same.size() ? same.get(k) : further.get(variable.name());
      differences.add(
          old == null ? new ShownDifference(variable, "added", "") : pair(old, variable));
      if (old != null) {
        met.add(old);
      }
    }
    Set<String> kept = new LinkedHashSet<>(furtherNames(second).keySet());
    for (ShownVariable variable : first.variables()) {
      if (!met.contains(variable) && !kept.contains(variable.name())) {
        differences.add(new ShownDifference(variable, "dropped", ""));
      }
    }
    return differences;
  }

  private static ShownDifference pair(ShownVariable old, ShownVariable variable) {
    if (old.hasOtherShape(variable)) {
      return new ShownDifference(variable, "shape", old.shapeText());
    }
    return old.dtype().equals(variable.dtype())
        ? new ShownDifference(variable, "", "")
        : new ShownDifference(variable, "dtype", old.dtype());
  }

  private static Map<String, List<ShownVariable>> byName(ShownModel model) {
    Map<String, List<ShownVariable>> variables = new LinkedHashMap<>();
    for (ShownVariable variable : model.variables()) {
      variables.computeIfAbsent(variable.name(), name -> new ArrayList<>()).add(variable);
    }
    return variables;
  }

  /** A file has a shared variable once, and finds it by each of its names. */
  private static Map<String, ShownVariable> furtherNames(ShownModel model) {
    Map<String, ShownVariable> variables = new HashMap<>();
    for (ShownVariable variable : model.variables()) {
      for (String name : variable.also()) {
        variables.put(name, variable);
      }
    }
    return variables;
  }
}
