package io.varscope.initializer;

import io.varscope.DType;
import java.util.Optional;

/** What initializers say of their parameters. */
final class Numbers {

  private Numbers() {}

  /** A number as a person writes it: whole numbers without a fraction. */
  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static Optional<String> requireFloating(String kind, DType<?> dtype) {
    return dtype.isFloating()
        ? Optional.empty()
        : Optional.of(kind + " makes floating-point values, not " + dtype);
  }

  static Optional<String> requireFinite(String parameter, double value) {
    return Double.isFinite(value)
        ? Optional.empty()
        : Optional.of(parameter + " is " + value + "; it must be finite");
  }

  static Optional<String> requireFinite(String parameter, double value, DType<?> dtype) {
    return dtype.represents(value)
        ? requireFinite(parameter, value)
        : Optional.of(parameter + " is " + value + ", and " + dtype + " has no such value");
  }

  /** The first of several reasons, where there is one. */
  @SafeVarargs
  static Optional<String> first(Optional<String>... problems) {
    for (Optional<String> problem : problems) {
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }
}
