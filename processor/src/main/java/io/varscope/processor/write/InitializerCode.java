package io.varscope.processor.write;

import io.varscope.Init;
import io.varscope.Initializers;
import io.varscope.processor.model.InitDeclaration;
import java.util.List;

/** Writes an initializer as a person would: {@code Initializers.normal(0.0, 0.02)}. */
final class InitializerCode {

  private InitializerCode() {}

  /** The expression for an initializer that is given. */
  static Code of(InitDeclaration init) {
    Code code =
        init.custom().isPresent()
            ? MountWriter.construction(init.custom().get().javaName())
            : builtIn(init);
    return init.seed().isPresent() ? code.add(".withSeed(", init.seed().get(), "L)") : code;
  }

  private static Code builtIn(InitDeclaration init) {
    return switch (init.kind()) {
      case INHERIT, CUSTOM -> throw new IllegalArgumentException("nothing to write: " + init);
      case ZEROS -> call("zeros");
      case ONES -> call("ones");
      case CONSTANT -> call("constant", literals(init.constant().orElse(List.of())));
      case UNIFORM -> call("uniform", literal(init.number("min")), literal(init.number("max")));
      case NORMAL -> call("normal", literal(init.number("mean")), literal(init.number("stddev")));
      case TRUNCATED_NORMAL ->
          call("truncatedNormal", literal(init.number("mean")), literal(init.number("stddev")));
      case UNIFORM_UNIT_SCALING -> call("uniformUnitScaling", literal(init.number("factor")));
      case VARIANCE_SCALING ->
          call(
              "varianceScaling",
              literal(init.number("scale")),
              Code.of(Init.Mode.class, ".", init.mode().orElse(Init.Mode.FAN_IN).name()),
              Code.of(
                  Init.Distribution.class,
                  ".",
                  init.distribution().orElse(Init.Distribution.TRUNCATED_NORMAL).name()));
      case GLOROT_UNIFORM -> call("glorotUniform");
      case GLOROT_NORMAL -> call("glorotNormal");
      case HE_UNIFORM -> call("heUniform");
      case HE_NORMAL -> call("heNormal");
      case LECUN_UNIFORM -> call("lecunUniform");
      case LECUN_NORMAL -> call("lecunNormal");
      case ORTHOGONAL -> call("orthogonal", literal(init.number("gain")));
      case IDENTITY -> call("identity", literal(init.number("gain")));
    };
  }

  private static Code call(String method, Code... arguments) {
    Code code = Code.of(Initializers.class, ".", method, "(");
    for (int i = 0; i < arguments.length; i++) {
      code.add(i == 0 ? "" : ", ", arguments[i]);
    }
    return code.add(")");
  }

  private static Code[] literals(List<Double> values) {
    Code[] literals = new Code[values.size()];
    for (int i = 0; i < literals.length; i++) {
      literals[i] = literal(values.get(i));
    }
    return literals;
  }

  private static Code literal(double value) {
    if (Double.isNaN(value)) {
      return Code.of(Double.class, ".NaN");
    }
    if (Double.isInfinite(value)) {
      return Code.of(Double.class, value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
    }
    return Code.of(value);
  }
}
