package io.varscope.processor;

import com.google.auto.service.AutoService;
import io.varscope.processor.check.Levels;
import io.varscope.processor.check.Rules;
import io.varscope.processor.compiler.Annotations;
import io.varscope.processor.report.InternalErrors;
import io.varscope.rules.Id;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** The entry of the compiler: hands each round to the {@link Compilation}. */
@AutoService(Processor.class)
public final class VarscopeProcessor extends AbstractProcessor {

  private Compilation compilation;

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    compilation = new Compilation(environment);
  }

  /**
   * Everything in Eclipse's compiler outside a workspace: it does not see annotations on the
   * components of a record, and where there are no others, it would not ask.
   */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    if (isEclipseBatch()) {
      return Set.of("*");
    }
    return Set.of(
        Annotations.VARIABLE_SCOPE,
        Annotations.VARIABLE,
        Annotations.DIM,
        Annotations.VARIABLE_GRAPH,
        Annotations.SLOTS,
        Annotations.INITIALIZES,
        Annotations.LOADED_FROM,
        Annotations.SEVERAL_LOADED_FROM,
        Annotations.CHECKPOINT_HEADER,
        // Written by this processor, and claimed as the others are.
        Annotations.INDEX,
        Annotations.BINDER);
  }

  @Override
  public Set<String> getSupportedOptions() {
    // Levels are given by "varscope.ID"; of what is none of these, this processor tells itself.
    Set<String> options = new HashSet<>();
    for (String option : processingEnv.getOptions().keySet()) {
      if (option.startsWith(Levels.PREFIX)) {
        options.add(option);
      }
    }
    options.add(InternalErrors.DEBUG_OPTION);
    for (Id id : Rules.adjustable()) {
      options.add(Levels.PREFIX + id);
    }
    return options;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  /**
   * Claims the annotations: javac with {@code -Xlint:all} warns of those that nobody claims, and
   * they are of use to no other processor. Eclipse's does not, and would take all others, too.
   */
  @Override
  @SuppressWarnings("DoNotClaimAnnotations")
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    compilation.round(round);
    return !isEclipseBatch();
  }

  private boolean isEclipseBatch() {
    return processingEnv.getClass().getSimpleName().equals("BatchProcessingEnvImpl");
  }
}
