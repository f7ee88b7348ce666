package io.varscope.processor.check;

import io.varscope.Memory;
import io.varscope.processor.dims.Variant;
import io.varscope.processor.expand.PlacedVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who decides where the elements of one variable are, in which models. */
final class MemoryDecisions {

  /**
   * A decision that a place cannot live with.
   *
   * @param by another field of the same root; or, of another root, the one that creates
   * @param creates which of the two
   * @param array the array that is bound together with the one that creates, if that is another
   * @param models some in which it is so
   */
  record Decision(
      PlacedVariable by, boolean creates, Optional<PlacedVariable> array, Variant models) {}

  /** What makes a difference between the places of one root. */
  private record Kind(String root, Memory memory, Variant variant) {
    static Kind of(PlacedVariable place) {
      return new Kind(MemoryDecisions.root(place), place.memory(), place.variant());
    }
  }

  private final Map<String, List<PlacedVariable>> byRoot = new LinkedHashMap<>();
  private final List<Variant> created;
  private final Map<Kind, Optional<Decision>> known = new HashMap<>();

  /** Pairs of roots of which the first has been told of the second. */
  private final Set<List<String>> told = new HashSet<>();

  /**
   * Decisions about one variable.
   *
   * @param same all its places, those that create it first
   */
  MemoryDecisions(List<PlacedVariable> same) {
    Set<List<Object>> seen = new HashSet<>();
    for (PlacedVariable place : same) {
      if (seen.add(List.of(Kind.of(place), place.mode().reuse()))) {
        byRoot.computeIfAbsent(root(place), root -> new ArrayList<>()).add(place);
      }
    }
    this.created =
        same.stream()
            .filter(PlacedVariable::creates)
            .map(PlacedVariable::variant)
            .distinct()
            .toList();
  }

  private static String root(PlacedVariable place) {
    return place.path().root().name();
  }

  /** A decision against what a place needs, if there is one. */
  Optional<Decision> against(PlacedVariable place) {
    if (place.memory() == Memory.ANY) {
      return Optional.empty();
    }
    Kind kind = Kind.of(place);
    if (!known.containsKey(kind)) {
      known.put(kind, within(place).or(() -> between(place)));
    }
    return known.get(kind);
  }

  /** In one root, the first field that needs one or the other decides. */
  private Optional<Decision> within(PlacedVariable place) {
    for (PlacedVariable other : byRoot.getOrDefault(root(place), List.of())) {
      if (Kind.of(other).equals(Kind.of(place))) {
        return Optional.empty();
      }
      if (other.memory() != Memory.ANY && other.memory() != place.memory()) {
        Optional<Variant> models = other.variant().and(place.variant());
        if (models.isPresent()) {
          return Optional.of(new Decision(other, false, Optional.empty(), models.get()));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Decision> between(PlacedVariable place) {
    String own = root(place);
    for (Map.Entry<String, List<PlacedVariable>> other : byRoot.entrySet()) {
      if (!other.getKey().equals(own) && !told.contains(List.of(other.getKey(), own))) {
        for (PlacedVariable creator : other.getValue()) {
          Optional<Decision> decision = decision(place, creator, other.getValue());
          if (decision.isPresent()) {
            told.add(List.of(own, other.getKey()));
            return decision;
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What is decided by a root that is bound before a place.
   *
   * @param together what is bound together with the creator
   */
  private Optional<Decision> decision(
      PlacedVariable place, PlacedVariable creator, List<PlacedVariable> together) {
    Optional<Variant> both = creator.variant().and(place.variant());
    if (!creator.mayCreate() || both.isEmpty()) {
      return Optional.empty();
    }
    // Who could create does so only where nobody certainly does.
    List<Variant> others = creator.creates() ? List.of() : created;
    List<PlacedVariable> arrays =
        together.stream().filter(one -> one.memory() == Memory.ARRAY).toList();
    if (place.memory() == Memory.ARRAY) {
      List<Variant> excluded = new ArrayList<>(others);
      arrays.forEach(array -> excluded.add(array.variant()));
      return both.get()
          .outside(excluded)
          .map(models -> new Decision(creator, true, Optional.empty(), models));
    }
    for (PlacedVariable array : arrays) {
      Optional<Variant> models =
          both.get().and(array.variant()).flatMap(all -> all.outside(others));
      if (models.isPresent()) {
        Optional<PlacedVariable> further =
            Optional.of(array).filter(one -> !one.path().equals(creator.path()));
        return Optional.of(new Decision(creator, true, further, models.get()));
      }
    }
    return Optional.empty();
  }
}
