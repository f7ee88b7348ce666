package io.varscope.processor;

import io.varscope.processor.check.Levels;
import io.varscope.processor.check.Model;
import io.varscope.processor.check.Rules;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.PackageListing;
import io.varscope.processor.compiler.RuntimeContract;
import io.varscope.processor.compiler.SourceFiles;
import io.varscope.processor.eclipse.EclipseProject;
import io.varscope.processor.expand.Expander;
import io.varscope.processor.expand.Expansion;
import io.varscope.processor.files.LoadedModels;
import io.varscope.processor.index.IndexClasses;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.GeneratedClass;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.StrayMember;
import io.varscope.processor.model.StraySlots;
import io.varscope.processor.output.BinderFiler;
import io.varscope.processor.output.ManifestFiler;
import io.varscope.processor.read.Declarations;
import io.varscope.processor.report.InternalErrors;
import io.varscope.processor.report.JavacSources;
import io.varscope.processor.report.ReleaseNote;
import io.varscope.processor.report.Reporter;
import io.varscope.processor.report.UnnamedClasses;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * One run of the compiler, over all its rounds: reads what is new, checks everything that is known,
 * writes binders for what is new, and says what is wrong when no round can change it any more.
 */
final class Compilation {

  private final Messager messager;
  private final SourceVersion compiledFor;
  private final Levels levels;
  private final Failures failures;
  private final Declarations declarations;
  private final IndexClasses indexClasses;
  private final JavacSources sources;
  private final Binders binders;
  private final ManifestFiles manifests;
  private final Reporter reporter;
  private final Optional<EclipseBuild> eclipse;

  /** Eclipse ends the rounds, and then begins again. */
  private boolean isOver = true;

  private final Classes classes;

  /** Why no code can be written that works with the runtime, if it is so. */
  private Optional<Problem> mismatch = Optional.empty();

  private @Nullable Model model;
  private List<Finding> findings = List.of();

  Compilation(ProcessingEnvironment environment) {
    this.classes = new Classes(environment.getElementUtils(), new SourceFiles(environment));
    this.messager = environment.getMessager();
    this.compiledFor = environment.getSourceVersion();
    this.levels = new Levels(environment.getOptions(), List.of(InternalErrors.DEBUG_OPTION));
    for (String problem : levels.problems()) {
      messager.printMessage(Diagnostic.Kind.WARNING, problem);
    }
    this.failures =
        new Failures(
            new InternalErrors(environment.getOptions().containsKey(InternalErrors.DEBUG_OPTION)));
    this.declarations = new Declarations(classes, failures::add, this::reportUnnamed);
    Optional<EclipseProject> project = EclipseProject.of(environment, GeneratedClass.INDEX_PACKAGE);
    PackageListing listing =
        project.isPresent()
            ? (module, name) -> project.get().classes(name)
            : PackageListing.of(environment.getElementUtils());
    Predicate<String> hasSource = declarations::hasSource;
    Predicate<String> isRecent = declarations::isRecent;
    this.indexClasses = new IndexClasses(classes, listing, declarations);
    this.sources = new JavacSources(environment, classes, hasSource);
    BinderFiler filer = new BinderFiler(environment.getFiler(), classes, hasSource, isRecent);
    this.binders = new Binders(declarations, indexClasses, filer, failures);
    this.manifests =
        new ManifestFiles(
            declarations, new ManifestFiler(environment.getFiler(), classes, isRecent), failures);
    this.eclipse =
        project.isEmpty()
            ? Optional.empty()
            : Optional.of(new EclipseBuild(project.get(), declarations));
    this.reporter = new Reporter(messager, classes, sources, eclipse.isPresent());
  }

  private void reportUnnamed(Element element, String annotation) {
    new UnnamedClasses(reporter).report(element, annotation);
  }

  void round(RoundEnvironment round) {
    Set<String> again = isOver && eclipse.isPresent() ? eclipse.get().begin() : Set.of();
    isOver = round.processingOver();
    if (declarations.read(round, again) || model == null) {
      binders.forget(declarations.readAgain());
      check();
    }
    if (model != null && isOver && !isFaulty()) {
      manifests.write(model.expansion());
    } else if (model != null && !isOver) {
      if (mismatch.isPresent()) {
        binders.writeWithoutContract(model, mismatch.get());
      } else {
        binders.write(model, findings);
      }
    }
    if (isOver) {
      report();
    }
  }

  private boolean isFaulty() {
    for (Finding finding : findings) {
      if (!finding.isWarning() && !Rules.isOfFile(finding)) {
        return true;
      }
    }
    return !failures.isEmpty();
  }

  private void check() {
    if (declarations.isEmpty()) {
      return;
    }
    try {
      check(Comparator.comparing(ScopeClass::name));
      if (!findings.isEmpty()) {
        // Only what is told needs the order in which people read; finding it out costs time.
        check(Comparator.comparing(ScopeClass::site, sources.order()));
      }
    } catch (RuntimeException e) {
      failures.add(declarations.scopes().iterator().next().name(), e);
    }
  }

  private void check(Comparator<ScopeClass> order) {
    List<ScopeClass> scopes = new ArrayList<>(declarations.scopes());
    scopes.sort(order);
    List<ProgramDeclaration> programs = declarations.programs();
    Expansion expansion = Expander.expand(declarations.known(), List.of(), scopes, programs);
    List<ScopeClass> outside = indexClasses.roots(expansion.closed());
    if (!outside.isEmpty()) {
      expansion = Expander.expand(declarations.known(), outside, scopes, programs);
    }
    if (eclipse.isPresent() && eclipse.get().anyUnresolved()) {
      expansion = expansion.incomplete();
    }
    model =
        new Model(
            scopes,
            declarations.known(),
            declarations.strays(),
            declarations.straySlots(),
            programs,
            expansion,
            LoadedModels.match(expansion, programs, sources),
            declarations.strayFiles(),
            sources);
    findings = new ArrayList<>(Rules.check(model, levels));
    mismatch = RuntimeContract.mismatch(classes);
    if (mismatch.isPresent()) {
      findings.add(0, new Finding(anySite(model), mismatch.get()));
    }
  }

  /** Where what is true of the whole compilation is said. */
  private static Site anySite(Model model) {
    return Stream.of(
            model.classes().stream().map(ScopeClass::site),
            model.programs().stream().map(ProgramDeclaration::site),
            model.strays().stream().map(StrayMember::site),
            model.straySlots().stream().map(StraySlots::site),
            model.strayFiles().stream())
        .flatMap(sites -> sites)
        .findFirst()
        .orElseThrow();
  }

  private void report() {
    if (model != null) {
      Optional<String> note = ReleaseNote.of(compiledFor);
      if (note.isPresent()) {
        messager.printMessage(Diagnostic.Kind.NOTE, note.get());
      }
    }
    List<Finding> all = failures.findings();
    all.addAll(findings);
    if (eclipse.isPresent()) {
      eclipse.get().end(all, reporter);
    } else {
      reporter.report(all);
    }
  }
}
