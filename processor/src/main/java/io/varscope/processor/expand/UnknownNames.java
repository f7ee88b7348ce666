package io.varscope.processor.expand;

import io.varscope.processor.dims.Value;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Dimensions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose fault it is that a name means nothing at some place: if it does at other places of the same
 * class, that of the mount which does not give it there; else that of the expression.
 */
final class UnknownNames {

  /** An object of a model, and what its expressions see. */
  private record Place(ScopeClass type, Path path, Dimensions<Value> dims) {}

  private final Map<String, ScopeClass> classes;
  private final List<Place> places = new ArrayList<>();

  /** By class and name, the places where the name means something. */
  private final Map<List<String>, List<Path>> known = new HashMap<>();

  /**
   * No places yet.
   *
   * @param classes by canonical name
   */
  UnknownNames(Map<String, ScopeClass> classes) {
    this.classes = classes;
  }

  /** Adds a place of a class. */
  void add(ScopeClass type, Path path, Dimensions<Value> dims) {
    places.add(new Place(type, path, dims));
  }

  /** Faults, each where it is to be mended. */
  List<Fault> placed(List<Fault> faults) {
    return faults.stream()
        .map(
            fault ->
                fault
                    .unknown()
                    .flatMap(u -> mostAlike(fault.path(), fault.site().type(), u.name()))
                    .map(known -> atMount(fault, known))
                    .orElse(fault))
        .toList();
  }

  /** The same fault at the last field on the way to it that is not on the way to another place. */
  private static Fault atMount(Fault fault, Path known) {
    Path failing = fault.path();
    int blamed = failing.steps().size() - 1 - commonEnd(failing, known);
    Path path = new Path(failing.root(), failing.program(), failing.steps().subList(0, blamed + 1));
    return fault.at(path, blamed < 0 ? path.root().site() : path.last().member().site());
  }

  /** Of the places of a class where a name means something, the one that leads on most alike. */
  private Optional<Path> mostAlike(Path failing, String type, String name) {
    return known.computeIfAbsent(List.of(type, name), key -> known(type, name)).stream()
        .reduce((a, b) -> commonEnd(failing, b) > commonEnd(failing, a) ? b : a);
  }

  private List<Path> known(String type, String name) {
    return places.stream()
        .filter(place -> isA(place.type, type) && place.dims.knows(name))
        .map(Place::path)
        .toList();
  }

  private boolean isA(ScopeClass type, String name) {
    ScopeClass next = type;
    for (int k = 0; next != null && k <= classes.size(); k++) {
      if (next.name().equals(name)) {
        return true;
      }
      next = next.superclass().map(classes::get).orElse(null);
    }
    return false;
  }

  /** How many fields at the end two ways have in common. */
  private static int commonEnd(Path one, Path other) {
    int common = 0;
    while (common < Math.min(one.steps().size(), other.steps().size())
        && field(one, common).equals(field(other, common))) {
      common++;
    }
    return common;
  }

  private static Object field(Path path, int fromEnd) {
    return path.steps().get(path.steps().size() - 1 - fromEnd).member().field();
  }
}
