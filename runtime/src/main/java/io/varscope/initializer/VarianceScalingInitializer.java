package io.varscope.initializer;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Init;
import io.varscope.Initializer;
import io.varscope.KeyedRandom;
import io.varscope.Shape;
import java.util.Optional;

/** Draws with a variance that depends on the fans of the shape. */
public record VarianceScalingInitializer(
    String kind, double scale, Init.Mode mode, Init.Distribution distribution)
    implements Initializer {

  @Override
  public Optional<String> problem(DType<?> dtype, Shape shape) {
    return Numbers.first(
        Numbers.requireFloating(kind, dtype),
        Numbers.requireFinite("scale", scale),
        scale > 0
            ? Optional.empty()
            : Optional.of("scale is " + Numbers.text(scale) + "; it must be > 0"));
  }

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    double variance = scale / Math.max(1, Fans.of(variable.shape()).count(mode));
    switch (distribution) {
      case TRUNCATED_NORMAL ->
          new NormalInitializer(0, Math.sqrt(variance) / NormalInitializer.TRUNCATED_STDDEV, true)
              .initialize(variable, random);
      case UNTRUNCATED_NORMAL ->
          new NormalInitializer(0, Math.sqrt(variance), false).initialize(variable, random);
      case UNIFORM -> {
        double limit = Math.sqrt(3 * variance);
        UniformInitializer.fill(variable, random, -limit, limit);
      }
    }
  }
}
