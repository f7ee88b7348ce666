package io.varscope.initializer;

import io.varscope.Initializer;
import java.util.function.Supplier;

/**
 * How a variable was initialized, in words that are remembered: enough to tell whether another
 * initializer is asked for, but neither many values nor what a program's own initializer holds. Of
 * the latter it is the class only.
 */
public final class InitializerText {

  private InitializerText() {}

  /**
   * The text of one that a variable is created with. Few ask for it, so it is made then; but what
   * is large, or a program's own, is not kept for that.
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
