package io.varscope.processor.agreement;

import io.varscope.AnyVariable;
import io.varscope.FloatVariable;
import io.varscope.LongVariable;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import io.varscope.processor.expand.Expander;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.ScopeClass;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Assume;

/**
 * Binds the roots of a model with all that boolean fields can hold: all at once, and one after the
 * other in every order that has creators first.
 */
final class Binds {

  /** More fields than that would take too long to try in all combinations. */
  private static final int MOST_CONDITIONS = 6;

  private final Map<String, ScopeClass> classes;
  private final List<ScopeClass> roots;
  private final List<PlacedVariable> variables;
  private final Set<String> failures = new TreeSet<>();
  private final Set<String> dependOnOrder = new TreeSet<>();
  private boolean someHaveNoOrder;

  Binds(Map<String, ScopeClass> classes, List<ScopeClass> roots) {
    this.classes = classes;
    this.roots = roots;
    this.variables =
        Expander.expand(classes, List.of(), roots, List.of()).roots().stream()
            .map(Graph::variables)
            .flatMap(Collection::stream)
            .toList();
  }

  /** The ids of what kept roots from being bound. */
  Set<String> failures() {
    return failures;
  }

  /** What was created otherwise in one order than in another, and why. */
  Set<String> dependOnOrder() {
    return dependOnOrder;
  }

  /** Whether some models can only be bound all at once. */
  boolean someHaveNoOrder() {
    return someHaveNoOrder;
  }

  /**
   * Binds with every combination of what boolean fields can hold.
   *
   * @param held what is decided already, by Java path
   */
  void inEveryWay(Map<String, Boolean> held) {
    Assume.that(held.size() <= MOST_CONDITIONS);
    Set<String> undecided = new TreeSet<>();
    Interpreter interpreter =
        new Interpreter(
            classes,
            symbol -> 2 + symbol.length() % 3,
            symbol -> {
              if (!held.containsKey(symbol)) {
                undecided.add(symbol);
              }
              return held.getOrDefault(symbol, false);
            });
    try {
      VariableStore store = interpreter.bind(roots);
      List<String> names = store.variables().stream().map(AnyVariable::name).toList();
      if (names.size() != Set.copyOf(names).size()) {
        throw new AssertionError(names);
      }
      if (undecided.isEmpty()) {
        oneAfterTheOther(interpreter, held, store);
      }
    } catch (VariableException e) {
      failures.add(e.id());
    }
    if (!undecided.isEmpty()) {
      for (boolean choice : new boolean[] {false, true}) {
        Map<String, Boolean> more = new TreeMap<>(held);
        more.put(undecided.iterator().next(), choice);
        inEveryWay(more);
      }
    }
  }

  private void oneAfterTheOther(
      Interpreter interpreter, Map<String, Boolean> held, VariableStore together) {
    Orders orders = new Orders(variables, held);
    Map<String, String> before = new HashMap<>();
    compare(together, before, orders);
    List<List<ScopeClass>> all = orders.of(roots);
    someHaveNoOrder |= all.isEmpty();
    for (List<ScopeClass> order : all) {
      try {
        compare(interpreter.bindInTurn(order), before, orders);
      } catch (VariableException e) {
        failures.add(e.id());
      }
    }
  }

  /**
   * Notes what is other than in an earlier bind, though all that could create it say what it is.
   */
  private void compare(VariableStore store, Map<String, String> before, Orders orders) {
    for (AnyVariable variable : store.variables()) {
      String origin = variable.slotOf().isEmpty() ? variable.name() : variable.slotOf();
      List<PlacedVariable> creators =
          variables.stream()
              .filter(place -> place.name().equals(origin))
              .filter(place -> place.mayCreate() && orders.isThere(place))
              .toList();
      String what = variable.name() + variable.shape() + variable.dtype() + variable.memory();
      what += variable.trainable();
      if (creators.stream().allMatch(place -> place.init().isPresent())) {
        what += " " + first(variable);
      }
      if (creators.stream().noneMatch(place -> place.groups().isEmpty())) {
        what += variable.groups();
      }
      String other = before.putIfAbsent(variable.name(), what);
      if (other != null && !other.equals(what)) {
        dependOnOrder.add(other + " or " + what);
      }
    }
  }

  private static double first(AnyVariable variable) {
    if (variable.size() == 0) {
      return 0;
    }
    return variable instanceof FloatVariable floats
        ? floats.get(0)
        : ((LongVariable) variable).get(0);
  }
}
