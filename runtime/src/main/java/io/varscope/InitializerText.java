package io.varscope;

/**
 * How a variable was initialized, in words that are remembered: enough to tell whether another
 * initializer is asked for, but neither many values nor what a program's own initializer holds. Of
 * the latter it is the class only.
 */
final class InitializerText {

  private InitializerText() {}

  /** Equal for equal initializers, however they are written. */
  static String of(Initializer initializer) {
    // Most variables of a store have one of a few.
    return text(initializer).intern();
  }

  private static String text(Initializer initializer) {
    if (initializer instanceof SeededInitializer seeded) {
      return text(seeded.initializer()) + " of seed " + seeded.seed();
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
