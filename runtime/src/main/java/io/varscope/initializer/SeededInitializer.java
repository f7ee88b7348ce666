package io.varscope.initializer;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.KeyedRandom;
import io.varscope.Shape;
import java.util.Optional;

/** An initializer with a seed of its own. */
public record SeededInitializer(Initializer initializer, long seed) implements Initializer {

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    initializer.initialize(variable, random.withSeed(seed));
  }

  @Override
  public Optional<String> problem(DType<?> dtype, Shape shape) {
    return initializer.problem(dtype, shape);
  }

  @Override
  public Initializer withSeed(long seed) {
    return new SeededInitializer(initializer, seed);
  }
}
