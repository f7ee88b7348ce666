package io.varscope.generated;

import io.varscope.AnyVariable;
import io.varscope.Scope;
import io.varscope.access.StoreAccess;
import io.varscope.rules.Names;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place of a model in a store, and what is known there. It never changes, and is found again by
 * the next bind that comes the same way with the same values: nothing is worked out twice.
 *
 * <p>A way is made of what binders say, so a program has few. Of the values that fields give, a
 * place keeps the last.
 */
final class Place {

  private static final String[] NO_LETS = {};

  final FieldPath path;
  final Dims dims;

  /** The scope without defaults, which belong to a bind. */
  final Scope scope;

  /** The variables that were found here. */
  final Map<Fields.Key, AnyVariable[]> found = new ConcurrentHashMap<>(0);

  private final Map<Step, Place> steps = new ConcurrentHashMap<>(0);
  private volatile @Nullable More more;

  /** The same place, where one thing more is known. */
  private record More(Given given, Place place) {}

  private Place(FieldPath path, Dims dims, Scope scope) {
    this.path = path;
    this.dims = dims;
    this.scope = scope;
  }

  /** The places of roots at one place of a store. */
  static final class Roots {

    private final Scope scope;
    private final Map<String, Place> places = new ConcurrentHashMap<>(0);

    Roots(Scope scope) {
      this.scope = scope;
    }

    Place of(String owner) {
      Place place = places.get(owner);
      return place != null ? place : places.computeIfAbsent(owner, this::root);
    }

    private Place root(String owner) {
      FieldPath path = FieldPath.of(owner);
      return new Place(path, Dims.outermost(path), scope);
    }
  }

  /** Whether a later bind that comes here finds what this one does. */
  boolean isLasting() {
    return dims.areLasting();
  }

  /** The same place, where one thing more is known. */
  Place with(Given given) {
    More last = more;
    if (last != null && last.given.equals(given)) {
      return last.place;
    }
    Place place = new Place(path, dims.with(given), scope);
    if (isLasting()) {
      more = new More(given, place);
    }
    return place;
  }

  /** The same place, with a size that nobody may have assigned, as it is 0. */
  Place withZero(String name, ZeroSizes zeros) {
    return new Place(path, dims.withZero(name, zeros), scope);
  }

  /** The same place, where one of several components has an index. */
  Place indexed(long index) {
    return step(
        new Step("", index, null, NO_LETS), () -> new Place(path, dims.indexed(index), scope));
  }

  /**
   * The place of a component below.
   *
   * @param at where the component is among several; -1 if it is one
   * @param name of the scope, as a template; empty for the index below the field's name; null if
   *     the component is in this scope itself
   * @param read this place, perhaps with an index: the name and the lets are read there
   */
  Place mount(String field, int at, @Nullable String name, Place read, String[] lets) {
    return read.step(
        new Step(field, at, name, lets),
        () -> {
          FieldPath component = path.field(field, at);
          Dims inner = dims.mount(component, read.dims, lets);
          return new Place(component, inner, name == null ? scope : read.below(field, name));
        });
  }

  private Scope below(String field, String name) {
    String template = name.isEmpty() ? field + scope.separator() + "{" + Names.INDEX + "}" : name;
    return StoreAccess.get().mount(scope, dims.filled(template));
  }

  private Place step(Step step, Supplier<Place> next) {
    Place known = steps.get(step);
    if (known != null) {
      return known;
    }
    Place place = next.get();
    if (isLasting()) {
      steps.put(step, place);
    }
    return place;
  }
}
