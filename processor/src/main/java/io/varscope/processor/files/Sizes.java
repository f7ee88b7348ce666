package io.varscope.processor.files;

import io.varscope.processor.dims.Polynomial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a file says of sizes that only a bind knows: each of its lengths is an equation. Those of
 * one unknown are solved, until nothing more comes of it; of the rest a load sees to it.
 */
final class Sizes {

  /**
   * An equation.
   *
   * @param size what has to be the length
   * @param source where that is said, for messages
   */
  record Equation<S>(Polynomial size, long length, S source) {}

  /**
   * Two equations that cannot both be true.
   *
   * @param other what was said before
   */
  record Conflict<S>(Equation<S> equation, Optional<Equation<S>> other) {}

  private Sizes() {}

  /** The equations that contradict others before them, in order. */
  static <S> List<Conflict<S>> conflicts(List<Equation<S>> equations) {
    List<Conflict<S>> conflicts = new ArrayList<>();
    // Of thousands of tensors, most say the same.
    Map<Polynomial, Equation<S>> distinct = new LinkedHashMap<>();
    for (Equation<S> equation : equations) {
      Equation<S> first = distinct.putIfAbsent(equation.size(), equation);
      if (first != null && first.length() != equation.length()) {
        conflicts.add(new Conflict<>(equation, Optional.of(first)));
      }
    }
    solve(new ArrayList<>(distinct.values()), conflicts);
    return conflicts;
  }

  private static <S> void solve(List<Equation<S>> open, List<Conflict<S>> conflicts) {
    Map<String, Long> known = new HashMap<>();
    Map<String, Equation<S>> reasons = new HashMap<>();
    for (boolean isNew = true; isNew; ) {
      isNew = false;
      List<Equation<S>> rest = new ArrayList<>();
      for (Equation<S> equation : open) {
        Optional<Polynomial> size = equation.size().with(known);
        List<String> unknown = size.isEmpty() ? List.of() : size.get().symbols();
        if (size.isPresent() && unknown.isEmpty()) {
          if (size.get().constant().orElse(equation.length()) != equation.length()) {
            conflicts.add(new Conflict<>(equation, reason(equation, reasons)));
          }
        } else if (unknown.size() == 1 && size.get().isLinear()) {
          OptionalLong solution = size.get().solve(equation.length());
          if (solution.isPresent()) {
            known.put(unknown.get(0), solution.getAsLong());
            reasons.put(unknown.get(0), equation);
            isNew = true;
          } else {
            conflicts.add(new Conflict<>(equation, reason(equation, reasons)));
          }
        } else if (size.isPresent()) {
          rest.add(equation);
        }
      }
      open = rest;
    }
  }

  private static <S> Optional<Equation<S>> reason(
      Equation<S> equation, Map<String, Equation<S>> reasons) {
    for (String symbol : equation.size().symbols()) {
      if (reasons.containsKey(symbol)) {
        return Optional.ofNullable(reasons.get(symbol));
      }
    }
    return Optional.empty();
  }
}
