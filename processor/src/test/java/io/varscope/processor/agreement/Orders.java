package io.varscope.processor.agreement;

import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.ScopeClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The orders in which roots can be bound one after the other: creators first. */
final class Orders {

  /** More orders would take too long to try. */
  private static final int MOST = 24;

  private final Collection<PlacedVariable> variables;
  private final Map<String, Boolean> held;

  /**
   * The orders for some models.
   *
   * @param variables all places in the graph
   * @param held what boolean fields hold, by Java path
   */
  Orders(Collection<PlacedVariable> variables, Map<String, Boolean> held) {
    this.variables = variables;
    this.held = held;
  }

  List<List<ScopeClass>> of(List<ScopeClass> roots) {
    List<List<ScopeClass>> orders = new ArrayList<>();
    extend(new ArrayList<>(), roots, orders);
    return orders;
  }

  private void extend(
      List<ScopeClass> begun, List<ScopeClass> rest, List<List<ScopeClass>> orders) {
    if (rest.isEmpty()) {
      orders.add(List.copyOf(begun));
    }
    for (ScopeClass next : rest) {
      List<ScopeClass> others = new ArrayList<>(rest);
      others.remove(next);
      if (orders.size() < MOST && canFollow(next, begun, others)) {
        begun.add(next);
        extend(begun, others, orders);
        begun.remove(begun.size() - 1);
      }
    }
  }

  /** Whether what a root shares is there by then, and nobody creates it later. */
  private boolean canFollow(ScopeClass root, List<ScopeClass> before, List<ScopeClass> after) {
    Set<String> there = names(before, PlacedVariable::mayCreate);
    Set<String> own = names(List.of(root), PlacedVariable::mayCreate);
    Set<String> later = names(after, PlacedVariable::creates);
    return names(List.of(root), variable -> !variable.mayCreate()).stream()
            .allMatch(name -> there.contains(name) || own.contains(name))
        && names(List.of(root), variable -> !variable.creates()).stream()
            .noneMatch(later::contains);
  }

  private Set<String> names(
      Collection<ScopeClass> roots, java.util.function.Predicate<PlacedVariable> which) {
    Set<String> names = new HashSet<>();
    for (PlacedVariable variable : variables) {
      if (which.test(variable) && isThere(variable) && roots.contains(variable.path().root())) {
        names.add(variable.name());
      }
    }
    return names;
  }

  /** Whether a place is there in these models. */
  boolean isThere(PlacedVariable variable) {
    return variable.variant().choices().entrySet().stream()
        .allMatch(choice -> held.getOrDefault(choice.getKey(), false).equals(choice.getValue()));
  }
}
