package io.varscope.benchmark.eclipse.processors;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** A processor that claims what Varscope's does. */
abstract class Claiming extends AbstractProcessor {

  static final String SCOPE = "io.varscope.VariableScope";

  /** On what Varscope has written itself. */
  static final String BINDER = "Binder";

  @Override
  public final Set<String> getSupportedAnnotationTypes() {
    return Set.of("io.varscope.*");
  }

  @Override
  public final SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // as Varscope's does
  public final boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    round(round);
    return true;
  }

  /** Does what there is to do in a round. */
  abstract void round(RoundEnvironment round);
}
