package io.varscope.generated;

import io.varscope.rules.Constant;

/** Where a binder is in one bind: at a place, of which it says more and more. */
final class Here {

  private final ZeroSizes zeros;
  private Place place;

  Here(Place place, ZeroSizes zeros) {
    this.place = place;
    this.zeros = zeros;
  }

  Place place() {
    return place;
  }

  Dims dims() {
    return place.dims;
  }

  FieldPath path() {
    return place.path;
  }

  /** Gives a name the value of an expression that is read here. */
  void let(String text) {
    place = place.with(place.dims.let(text));
  }

  void dim(String name, long value) {
    place = place.with(new Dims.Valued(name, new Constant.Whole(value)));
  }

  /** Gives the value of a field that nobody may have assigned, if it is 0. */
  void size(String name, long value) {
    if (value == 0) {
      place = place.withZero(name, zeros);
    } else {
      dim(name, value);
    }
  }

  void condition(String name, boolean value) {
    place = place.with(new Dims.Valued(name, new Constant.Truth(value)));
  }
}
