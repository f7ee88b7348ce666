package io.varscope.stress;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import java.util.Optional;

/** What the tests create, and what they say of what they find. */
final class Contents {

  static final Shape SHAPE = Shape.of(16);

  /** Nobody has created it yet. */
  static final String ABSENT = "absent";

  /** All elements are 1. */
  static final String WHOLE = "whole";

  /** Some element is not 1: never seen. */
  static final String HALF_MADE = "half-made";

  private Contents() {}

  /** Sets one element after the other. */
  static Initializer ones() {
    return (variable, random) -> {
      for (int i = 0; i < variable.size(); i++) {
        variable.setFromDouble(i, 1);
      }
    };
  }

  static VariableSpec<FloatVariable> spec(String name) {
    return VariableSpec.of(name, DType.FLOAT32, SHAPE).withInitializer(ones());
  }

  static String of(Optional<AnyVariable> found) {
    return found.map(Contents::of).orElse(ABSENT);
  }

  static String of(AnyVariable variable) {
    for (int i = 0; i < variable.size(); i++) {
      if (variable.getAsDouble(i) != 1) {
        return HALF_MADE;
      }
    }
    return WHOLE;
  }
}
