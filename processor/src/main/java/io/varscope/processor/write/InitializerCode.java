package io.varscope.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.varscope.Init;
import io.varscope.Initializers;
import io.varscope.processor.model.CustomInitializer;
import io.varscope.processor.model.InitDeclaration;
import java.util.List;

/** Writes an initializer as a person would: {@code Initializers.normal(0.0, 0.02)}. */
final class InitializerCode {

  private InitializerCode() {}

  /** The expression for an initializer that is given. */
  static CodeBlock of(InitDeclaration init) {
    CodeBlock plain = init.custom().map(InitializerCode::custom).orElseGet(() -> builtIn(init));
    return init.seed().map(seed -> CodeBlock.of("$L.withSeed($LL)", plain, seed)).orElse(plain);
  }

  private static CodeBlock custom(CustomInitializer custom) {
    return MemberWriter.construction(custom.javaName());
  }

  private static CodeBlock builtIn(InitDeclaration init) {
    return switch (init.kind()) {
      case INHERIT, CUSTOM -> throw new IllegalArgumentException("nothing to write: " + init);
      case ZEROS -> call("zeros");
      case ONES -> call("ones");
      case CONSTANT ->
          call(
              "constant",
              init.constant().orElse(List.of()).stream()
                  .map(InitializerCode::literal)
                  .toArray(CodeBlock[]::new));
      case UNIFORM -> call("uniform", literal(init.number("min")), literal(init.number("max")));
      case NORMAL -> call("normal", literal(init.number("mean")), literal(init.number("stddev")));
      case TRUNCATED_NORMAL ->
          call("truncatedNormal", literal(init.number("mean")), literal(init.number("stddev")));
      case UNIFORM_UNIT_SCALING -> call("uniformUnitScaling", literal(init.number("factor")));
      case VARIANCE_SCALING ->
          call(
              "varianceScaling",
              literal(init.number("scale")),
              CodeBlock.of("$T.$L", Init.Mode.class, init.mode().orElse(Init.Mode.FAN_IN).name()),
              CodeBlock.of(
                  "$T.$L",
                  Init.Distribution.class,
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

  private static CodeBlock call(String method, CodeBlock... arguments) {
    return CodeBlock.of(
        "$T.$L($L)", Initializers.class, method, CodeBlock.join(List.of(arguments), ", "));
  }

  private static CodeBlock literal(double value) {
    if (Double.isNaN(value)) {
      return CodeBlock.of("$T.NaN", Double.class);
    }
    if (Double.isInfinite(value)) {
      return CodeBlock.of(
          "$T.$L", Double.class, value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY");
    }
    return CodeBlock.of("$L", Double.toString(value));
  }
}
