package io.varscope.processor.check;

import io.varscope.Init;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.processor.model.InitDeclaration;
import java.util.List;
import java.util.Optional;

/** What the kinds of initializers are: their parameters, and what they are at run time. */
final class Kinds {

  private Kinds() {}

  /** The parameters that a kind takes. */
  static List<String> parameters(Init.Kind kind) {
    return switch (kind) {
      case INHERIT, ZEROS, ONES -> List.of();
      case CONSTANT -> List.of("constant");
      case UNIFORM -> List.of("min", "max", "seed");
      case NORMAL, TRUNCATED_NORMAL -> List.of("mean", "stddev", "seed");
      case UNIFORM_UNIT_SCALING -> List.of("factor", "seed");
      case VARIANCE_SCALING -> List.of("scale", "mode", "distribution", "seed");
      case GLOROT_UNIFORM, GLOROT_NORMAL, HE_UNIFORM, HE_NORMAL, LECUN_UNIFORM, LECUN_NORMAL ->
          List.of("seed");
      case ORTHOGONAL -> List.of("gain", "seed");
      case IDENTITY -> List.of("gain");
      case CUSTOM -> List.of("custom", "seed");
    };
  }

  /** The initializer as it will run; empty where there is none to be had while compiling. */
  static Optional<Initializer> initializer(InitDeclaration init) {
    return Optional.ofNullable(
        switch (init.kind()) {
          case INHERIT, CUSTOM -> null;
          case ZEROS -> Initializers.zeros();
          case ONES -> Initializers.ones();
          case CONSTANT -> Initializers.constant(constants(init));
          case UNIFORM -> Initializers.uniform(init.number("min"), init.number("max"));
          case NORMAL -> Initializers.normal(init.number("mean"), init.number("stddev"));
          case TRUNCATED_NORMAL ->
              Initializers.truncatedNormal(init.number("mean"), init.number("stddev"));
          case UNIFORM_UNIT_SCALING -> Initializers.uniformUnitScaling(init.number("factor"));
          case VARIANCE_SCALING ->
              Initializers.varianceScaling(
                  init.number("scale"),
                  init.mode().orElse(Init.Mode.FAN_IN),
                  init.distribution().orElse(Init.Distribution.TRUNCATED_NORMAL));
          case GLOROT_UNIFORM -> Initializers.glorotUniform();
          case GLOROT_NORMAL -> Initializers.glorotNormal();
          case HE_UNIFORM -> Initializers.heUniform();
          case HE_NORMAL -> Initializers.heNormal();
          case LECUN_UNIFORM -> Initializers.lecunUniform();
          case LECUN_NORMAL -> Initializers.lecunNormal();
          case ORTHOGONAL -> Initializers.orthogonal(init.number("gain"));
          case IDENTITY -> Initializers.identity(init.number("gain"));
        });
  }

  private static double[] constants(InitDeclaration init) {
    List<Double> written = init.constant().orElse(List.of());
    double[] constants = new double[written.size()];
    for (int k = 0; k < constants.length; k++) {
      constants[k] = written.get(k);
    }
    return constants;
  }
}
