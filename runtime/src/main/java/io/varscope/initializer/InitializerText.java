package io.varscope.initializer;

import io.varscope.Initializer;
import java.util.function.Supplier;

/**
 * The text of an initializer, which a variable remembers: enough to tell it from another. It has
 * neither the values of a long constant nor the fields of a program's own initializer, of which it
 * is the name of the class.
 */
public final class InitializerText {

  private InitializerText() {}

  /**
   * The text, made when it is asked for, since few ask. That of a large initializer, or of a
   * program's own, is made at once, so that the initializer itself is not kept.
   */
  public static Supplier<String> later(Initializer initializer) {
    if (isSmall(initializer)) {
      return () -> of(initializer);
    }
    String text = of(initializer);
    return () -> text;
  }

  private static boolean isSmall(Initializer initializer) {
    if (initializer instanceof SeededInitializer seeded) {
      return isSmall(seeded.initializer());
    }
    if (initializer instanceof VariableInitializer) {
      return false; // It has a variable, of a store that may otherwise be forgotten.
    }
    return initializer instanceof ConstantInitializer constant
        ? constant.hasOneValue()
        : initializer.getClass().getPackage() == InitializerText.class.getPackage();
  }

  /** Equal for equal initializers, however they are written. */
  public static String of(Initializer initializer) {
    if (initializer instanceof SeededInitializer seeded) {
      return of(seeded.initializer()) + " of seed " + seeded.seed();
    }
    if (initializer instanceof ConstantInitializer constant) {
      return constant.text();
    }
    if (initializer instanceof VariableInitializer) {
      return "VARIABLE";
    }
    if (initializer instanceof UniformInitializer uniform) {
      return "UNIFORM(min=" + uniform.min() + ", max=" + uniform.max() + ")";
    }
    if (initializer instanceof NormalInitializer normal) {
      return (normal.truncated() ? "TRUNCATED_NORMAL" : "NORMAL")
          + ("(mean=" + normal.mean() + ", stddev=" + normal.stddev() + ")");
    }
    if (initializer instanceof VarianceScalingInitializer scaling) {
      return scaling.kind()
          + ("(scale=" + scaling.scale())
          + (", mode=" + scaling.mode() + ", distribution=" + scaling.distribution() + ")");
    }
    if (initializer instanceof UniformUnitScalingInitializer scaling) {
      return "UNIFORM_UNIT_SCALING(factor=" + scaling.factor() + ")";
    }
    if (initializer instanceof OrthogonalInitializer orthogonal) {
      return "ORTHOGONAL(gain=" + orthogonal.gain() + ")";
    }
    if (initializer instanceof IdentityInitializer identity) {
      return "IDENTITY(gain=" + identity.gain() + ")";
    }
    return initializer.getClass().getName();
  }
}
