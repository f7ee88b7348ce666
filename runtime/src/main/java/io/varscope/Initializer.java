package io.varscope;

import io.varscope.rules.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Gives a new variable its first values. {@link Initializers} has the usual ones. One of your own
 * is a function, or a class that a model names with {@code @Init(custom = ...)}.
 */
@FunctionalInterface
public interface Initializer {

  /**
   * Sets every element of a variable that nobody else can see yet.
   *
   * @param variable the new variable; its elements are 0
   * @param random random numbers that depend on the seed and the variable's full name only, so that
   *     adding a variable to a model changes no other
   */
  void initialize(AnyVariable variable, KeyedRandom random);

  /**
   * Why this cannot initialize a variable, if it cannot. The compiler asks the built-in
   * initializers, the store asks all. Unless it is overridden, it goes by {@link Initializes},
   * which the compiler reads as well.
   *
   * @return the reason, as a clause that can follow a colon
   */
  default Optional<String> problem(DType<?> dtype, Shape shape) {
    Initializes takes = getClass().getAnnotation(Initializes.class);
    return takes == null || List.of(takes.value()).contains(dtype.variableClass())
        ? Optional.empty()
        : Optional.of(Problems.otherDtype(getClass().getCanonicalName(), dtype.toString()));
  }

  /** The same, drawing from a seed of its own instead of the store's. */
  default Initializer withSeed(long seed) {
    return Initializers.seeded(this, seed);
  }
}
