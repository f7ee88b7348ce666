package io.varscope.initializer;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.KeyedRandom;
import io.varscope.Shape;
import java.util.Optional;

/** Uniform, scaled by the number of inputs of one output as earlier versions of TensorFlow did. */
public record UniformUnitScalingInitializer(double factor) implements Initializer {

  @Override
  public Optional<String> problem(DType<?> dtype, Shape shape) {
    return Numbers.first(
        Numbers.requireFloating("UNIFORM_UNIT_SCALING", dtype),
        Numbers.requireFinite("factor", factor),
        factor > 0
            ? Optional.empty()
            : Optional.of("factor is " + Numbers.text(factor) + "; it must be > 0"));
  }

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    double inputs = 1;
    for (int axis = 0; axis < variable.shape().rank() - 1; axis++) {
      inputs *= variable.shape().dim(axis);
    }
    double limit = factor * Math.sqrt(3 / Math.max(1, inputs));
    UniformInitializer.fill(variable, random, -limit, limit);
  }
}
