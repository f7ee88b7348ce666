package io.varscope.initializer;

import io.varscope.Init;
import io.varscope.Shape;

/**
 * How many inputs reach one output, and how many outputs one input reaches ({@code _compute_fans}
 * of TensorFlow 1.15).
 */
record Fans(double in, double out) {

  static Fans of(Shape shape) {
    return switch (shape.rank()) {
      case 0 -> new Fans(1, 1);
      case 1 -> new Fans(shape.dim(0), shape.dim(0));
      default -> {
        int inAxis = shape.rank() - 2;
        double receptiveField = 1;
        for (int axis = 0; axis < inAxis; axis++) {
          receptiveField *= shape.dim(axis);
        }
        yield new Fans(shape.dim(inAxis) * receptiveField, shape.dim(inAxis + 1) * receptiveField);
      }
    };
  }

  double count(Init.Mode mode) {
    return switch (mode) {
      case FAN_IN -> in;
      case FAN_OUT -> out;
      case FAN_AVG -> (in + out) / 2;
    };
  }
}
