package io.varscope.processor.expand;

import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One universe of names, with every mount unfolded.
 *
 * @param roots the classes that it begins at
 * @param variables in order: root by root, each as its fields are declared, those of a superclass
 *     first
 * @param shared of each legal name that several of them have, these: first those that certainly
 *     create, then those that could, then those that share
 * @param slots of the variables, in their order; of one that several places have, those that each
 *     of them says
 * @param lets the dimensions and conditions that scopes give
 * @param faults expressions without a value
 * @param cycles mounts that would place a class inside itself
 * @param reuseClashes what asks to create below a scope that reuses
 * @param tooLarge the way to the mount at which the graph was given up, since it became too large;
 *     at most one
 * @param complete whether everything in it could be resolved
 */
public record Graph(
    List<ScopeClass> roots,
    List<PlacedVariable> variables,
    List<List<PlacedVariable>> shared,
    List<PlacedSlot> slots,
    Lets lets,
    List<Fault> faults,
    List<Cycle> cycles,
    List<ReuseClash> reuseClashes,
    List<Path> tooLarge,
    boolean complete) {

  public Graph {
    roots = List.copyOf(roots);
    variables = List.copyOf(variables);
    shared = List.copyOf(shared);
    slots = List.copyOf(slots);
    faults = List.copyOf(faults);
    cycles = List.copyOf(cycles);
    reuseClashes = List.copyOf(reuseClashes);
    tooLarge = List.copyOf(tooLarge);
  }

  /** The same, if not everything that belongs to it could be resolved. */
  Graph incomplete() {
    return new Graph(
        roots,
        variables,
        shared,
        slots,
        lets,
        faults,
        cycles,
        reuseClashes,
        tooLarge,
        /* complete= */ false);
  }

  /** Those of some variables that have a legal name in common. */
  static List<List<PlacedVariable>> shared(List<PlacedVariable> variables) {
    Map<String, List<PlacedVariable>> byName = new LinkedHashMap<>();
    Set<String> several = new HashSet<>();
    for (PlacedVariable variable : variables) {
      List<PlacedVariable> same =
          byName.computeIfAbsent(variable.name(), name -> new ArrayList<>(1));
      same.add(variable);
      if (same.size() > 1 && variable.isLegal()) {
        several.add(variable.name());
      }
    }
    if (several.isEmpty()) {
      return List.of();
    }
    byName.keySet().retainAll(several);
    Comparator<PlacedVariable> creatorsFirst =
        Comparator.comparing(PlacedVariable::creates)
            .thenComparing(PlacedVariable::mayCreate)
            .reversed();
    byName.values().forEach(same -> same.sort(creatorsFirst));
    return List.copyOf(byName.values());
  }

  /** The variables by the canonical name of the root that they are below. */
  public Map<String, List<PlacedVariable>> variablesByRoot() {
    Map<String, List<PlacedVariable>> byRoot = new HashMap<>();
    for (PlacedVariable variable : variables) {
      byRoot
          .computeIfAbsent(variable.path().root().name(), root -> new ArrayList<>())
          .add(variable);
    }
    return byRoot;
  }

  /** The slots of variables that are below a root. */
  public List<PlacedSlot> slotsOf(ScopeClass root) {
    if (slots.isEmpty()) {
      return List.of();
    }
    List<PlacedSlot> ofRoot = new ArrayList<>();
    for (PlacedSlot slot : slots) {
      if (slot.variable().path().root().name().equals(root.name())) {
        ofRoot.add(slot);
      }
    }
    return ofRoot;
  }

  /**
   * A mount that would place a class inside itself.
   *
   * @param path the way to the mount that closes the circle, itself last
   * @param classes on the circle, the first again at the end
   */
  public record Cycle(Path path, List<String> classes) {

    public Cycle {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Something that asks to create below a scope that reuses.
   *
   * @param path the way to what asks
   * @param site where it asks
   * @param what as {@code Variable foo/v} or {@code Scope foo/bar}
   * @param outer what reuses there, as {@code acme.Gan.fake, which has Reuse.TRUE}
   */
  public record ReuseClash(Path path, Site site, String what, String outer) {}
}
