package io.varscope;

import java.util.Optional;

/** An initializer with a seed of its own. */
record SeededInitializer(Initializer initializer, long seed) implements Initializer {

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
