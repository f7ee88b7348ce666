package io.varscope.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.varscope.processor.model.JavaName;

/**
 * The parameter by which a generated method takes a model: of its class. But of a class that has
 * not the name of its file, javac warns wherever another file has it in a signature, and nothing
 * suppresses that ({@code -Xlint:auxiliaryclass}); then it takes any object, which is cast inside.
 */
final class ModelParameter {

  private final TypeName type;
  private final boolean isCast;
  private final LocalNames names;

  ModelParameter(JavaName type, LocalNames names) {
    this.type = ModelType.of(type);
    this.isCast = type.isAuxiliary();
    this.names = names;
  }

  /** The class of the model; or that of any object. */
  TypeName type() {
    return isCast ? ClassName.OBJECT : type;
  }

  /** Whether it has to be cast. */
  boolean isCast() {
    return isCast;
  }

  /** The name of the model in the body. */
  String model() {
    return names.of("model");
  }

  /** The parameter of a method that uses the model. */
  ParameterSpec spec() {
    return ParameterSpec.builder(type(), isCast ? names.of("object") : model()).build();
  }

  /** What such a method begins with. */
  Code cast() {
    return isCast
        ? Code.of(type, " ", model(), " = (", type, ") ", names.of("object"), ";\n")
        : new Code();
  }
}
