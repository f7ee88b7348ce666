package io.varscope.processor;

import com.palantir.javapoet.JavaFile;
import io.varscope.processor.check.Levels;
import io.varscope.processor.check.Model;
import io.varscope.processor.check.Rules;
import io.varscope.processor.compiler.Classes;
import io.varscope.processor.compiler.PackageListing;
import io.varscope.processor.compiler.SourceFiles;
import io.varscope.processor.compiler.TypeNames;
import io.varscope.processor.eclipse.EclipseProject;
import io.varscope.processor.expand.Expander;
import io.varscope.processor.expand.Expansion;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.index.Edges;
import io.varscope.processor.index.IndexKey;
import io.varscope.processor.index.IndexReader;
import io.varscope.processor.index.IndexWriter;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.output.BinderFiler;
import io.varscope.processor.output.ManifestFiler;
import io.varscope.processor.read.Declarations;
import io.varscope.processor.report.EclipseMarkers;
import io.varscope.processor.report.InternalErrors;
import io.varscope.processor.report.JavacSources;
import io.varscope.processor.report.Reporter;
import io.varscope.processor.write.BinderWriter;
import io.varscope.processor.write.Creators;
import io.varscope.processor.write.GraphWriter;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * One run of the compiler, over all its rounds: reads what is new, checks everything that is known,
 * writes binders for what is new, and says what is wrong when no round can change it any more.
 */
final class Compilation {

  private static final Set<Id> BETWEEN_CLASSES =
      EnumSet.of(
          Id.DUPLICATE_VARIABLE,
          Id.MISSING_VARIABLE,
          Id.SHAPE_MISMATCH,
          Id.DTYPE_MISMATCH,
          Id.MEMORY_MISMATCH,
          Id.TRAINABLE_MISMATCH,
          Id.INITIALIZER_MISMATCH,
          Id.GROUPS_MISMATCH);

  private final Messager messager;

  /** What is to be said of the release that is compiled for, if anything. */
  private final Optional<String> release;

  private final Levels levels;
  private final Declarations declarations;
  private final JavacSources sources;
  private final BinderWriter writer;
  private final GraphWriter graphWriter;
  private final BinderFiler filer;
  private final ManifestFiler manifests;

  /** What a binder, or the class of a program, was written for. */
  private final Set<Site> tried = new HashSet<>();

  /** The roots whose index is written. */
  private final Set<String> indexed = new HashSet<>();

  private final Reporter reporter;
  private final InternalErrors internalErrors;

  /** What was found wrong while reading and writing, rather than by a rule; once, if again. */
  private final Set<Finding> ownFindings = new LinkedHashSet<>();

  private final Optional<EclipseMarkers> markers;
  private final Optional<UnresolvedClasses> unresolved;

  /** Eclipse ends the rounds, and then begins again. */
  private boolean isOver = true;

  private Model model;
  private List<Finding> findings = List.of();

  Compilation(ProcessingEnvironment environment) {
    Classes classes = new Classes(environment.getElementUtils(), new SourceFiles(environment));
    this.internalErrors =
        new InternalErrors(environment.getOptions().containsKey(InternalErrors.DEBUG_OPTION));
    this.messager = environment.getMessager();
    this.release = release(environment.getSourceVersion());
    this.levels = new Levels(environment.getOptions(), List.of(InternalErrors.DEBUG_OPTION));
    levels.problems().forEach(problem -> messager.printMessage(Diagnostic.Kind.WARNING, problem));
    Optional<EclipseProject> eclipse = EclipseProject.of(environment, IndexReader.PACKAGE);
    PackageListing listing =
        eclipse
            .<PackageListing>map(project -> (module, name) -> project.classes(name))
            .orElse(PackageListing.of(environment.getElementUtils()));
    this.declarations =
        new Declarations(
            classes,
            listing,
            (type, failure) -> ownFindings.add(internalErrors.finding(type, failure)),
            this::reportUnnamed);
    this.sources = new JavacSources(environment, classes, declarations::hasSource);
    this.writer = new BinderWriter(classes);
    this.graphWriter = new GraphWriter(classes);
    this.manifests = new ManifestFiler(environment.getFiler(), classes, declarations::isRecent);
    this.filer =
        new BinderFiler(
            environment.getFiler(), classes, declarations::hasSource, declarations::isRecent);
    this.markers = eclipse.map(EclipseMarkers::new);
    this.unresolved = eclipse.map(project -> new UnresolvedClasses(project, declarations));
    this.reporter = new Reporter(messager, classes, sources, eclipse.isPresent());
  }

  /** What it means to compile for a Java before that of the runtime: which works, but not there. */
  private static Optional<String> release(SourceVersion compiledFor) {
    return compiledFor.compareTo(SourceVersion.RELEASE_17) >= 0
        ? Optional.empty()
        : Optional.of(
            "Varscope models are compiled for Java "
                + compiledFor.name().replace("RELEASE_", "")
                + " here, but need Java 17 to run, as varscope-runtime does: --release 17 says so.");
  }

  /** Told in the same round: in the next, javac no longer knows where it is. */
  private void reportUnnamed(Element element, String annotation) {
    TypeElement type =
        (TypeElement) (element instanceof TypeElement ? element : element.getEnclosingElement());
    String name = TypeNames.of(type) + (element == type ? "" : "." + element.getSimpleName());
    reporter.report(
        new Finding(
            Site.ofType(TypeNames.of(type)),
            new Problem(
                Id.UNNAMED_CLASS,
                name
                    + " cannot be bound: it is in a compact source file, one without a class around"
                    + " main, and no binder can name what is in there. Move it to a file of its"
                    + " own.")),
        element,
        annotation);
  }

  void round(RoundEnvironment round) {
    Set<String> again = new TreeSet<>();
    if (isOver) {
      markers.map(EclipseMarkers::faulty).ifPresent(again::addAll);
      unresolved.map(UnresolvedClasses::begin).ifPresent(again::addAll);
    }
    isOver = round.processingOver();
    if (declarations.read(round, again) || model == null) {
      for (String type : declarations.readAgain()) {
        tried.removeIf(annotation -> annotation.type().equals(type));
        indexed.remove(type);
      }
      check();
    }
    if (isOver) {
      writeManifests();
      report();
    } else if (model != null) {
      writeBinders();
    }
  }

  private void report() {
    if (model != null) {
      release.ifPresent(text -> messager.printMessage(Diagnostic.Kind.NOTE, text));
    }
    List<Finding> all = new ArrayList<>(ownFindings);
    all.addAll(findings);
    if (markers.isEmpty()) {
      reporter.report(all);
      return;
    }
    // Messages are for the files that are compiled just now, which have lost their markers.
    Map<Boolean, List<Finding>> byRecent =
        all.stream()
            .collect(Collectors.partitioningBy(f -> declarations.isRecent(f.site().type())));
    unresolved.ifPresent(UnresolvedClasses::end);
    List<Finding> unsaid = markers.get().say(declarations.checkedAgain(), byRecent.get(false));
    reporter.report(byRecent.get(true));
    reporter.report(unsaid);
  }

  private void check() {
    if (declarations.scopes().isEmpty()
        && declarations.strays().isEmpty()
        && declarations.programs().isEmpty()) {
      return;
    }
    try {
      check(Comparator.comparing(Site::type));
      if (!findings.isEmpty()) {
        // Only what is told needs the order in which people read; finding it out costs time.
        check(sources.order());
      }
    } catch (RuntimeException e) {
      ownFindings.add(internalErrors.finding(declarations.scopes().iterator().next().name(), e));
    }
  }

  private void check(Comparator<Site> order) {
    List<ScopeClass> classes =
        declarations.scopes().stream()
            .sorted(Comparator.comparing(ScopeClass::site, order))
            .toList();
    List<ProgramDeclaration> programs = declarations.programs();
    Expansion expansion = Expander.expand(declarations.known(), List.of(), classes, programs);
    List<ScopeClass> outside = declarations.outside(expansion.closed());
    if (!outside.isEmpty()) {
      expansion = Expander.expand(declarations.known(), outside, classes, programs);
    }
    if (unresolved.filter(UnresolvedClasses::anyElsewhere).isPresent()) {
      expansion = expansion.incomplete();
    }
    model =
        new Model(
            classes, declarations.known(), declarations.strays(), programs, expansion, sources);
    findings = Rules.check(model, levels);
  }

  private void writeBinders() {
    Map<Site, Problem> broken = broken();
    int before = filer.count();
    writeBinders(scope -> !declarations.mayBeEdited(scope), broken);
    writeIndex();
    writeGraphs(broken);
    // What was written brings another round, which the rest can wait for.
    if (filer.count() == before) {
      writeBinders(scope -> !declarations.makesWhatMayBeEdited(scope), broken);
    }
    if (filer.count() == before) {
      writeBinders(scope -> true, broken);
    }
  }

  private void writeBinders(Predicate<ScopeClass> isDue, Map<Site, Problem> broken) {
    Creators creators = Creators.of(model.expansion().roots());
    Set<String> faulty =
        errors().stream().map(finding -> finding.site().type()).collect(Collectors.toSet());
    Edges edges = Edges.of(model.expansion().roots(), declarations, faulty);
    for (ScopeClass scope : model.classes()) {
      if (!scope.deferred()
          && !scope.javaClass().hidden()
          && isDue.test(scope)
          && tried.add(scope.site())) {
        Problem problem = broken.get(scope.site());
        write(
            scope.site(),
            () ->
                problem == null
                    ? writer.write(
                        scope, model.known(), creators.of(scope.name()), edges.of(scope.name()))
                    : writer.writeBroken(scope, model.known(), problem));
      }
    }
  }

  private void writeGraphs(Map<Site, Problem> broken) {
    for (ProgramDeclaration program : model.programs()) {
      if (program.complete() && tried.add(program.site())) {
        Problem problem = broken.get(program.site());
        write(
            program.site(),
            () ->
                problem == null
                    ? graphWriter.write(program, model.known())
                    : graphWriter.writeBroken(program, problem));
      }
    }
  }

  private void writeIndex() {
    for (Graph graph : model.expansion().roots()) {
      Map<String, List<PlacedVariable>> variables = graph.variablesByRoot();
      for (ScopeClass root : graph.roots()) {
        if (declarations.hasSource(root.name()) && !root.deferred() && indexed.add(root.name())) {
          for (IndexKey key : IndexWriter.keys(variables.getOrDefault(root.name(), List.of()))) {
            declarations
                .indexClass(root, key)
                .ifPresent(
                    name ->
                        write(
                            root.site(), () -> IndexWriter.write(root, key, name, model.known())));
          }
        }
      }
    }
  }

  private void write(Site annotation, Supplier<JavaFile> file) {
    guarded(
        annotation.type(), () -> filer.write(annotation, file.get()).ifPresent(ownFindings::add));
  }

  private List<Finding> errors() {
    return findings.stream().filter(finding -> !finding.isWarning()).toList();
  }

  /**
   * What cannot be bound, by the annotation of its class, with the reason. What is wrong only
   * because of another class is left to the store, since the other may change without this one.
   */
  private Map<Site, Problem> broken() {
    Map<Site, Problem> broken = new HashMap<>();
    for (Finding finding : errors()) {
      boolean isGraph = finding.site().annotation().equals(Site.GRAPH);
      if (isGraph || !BETWEEN_CLASSES.contains(finding.problem().id())) {
        Site type = Site.ofType(finding.site().type());
        broken.putIfAbsent(isGraph ? finding.site().at("") : type, finding.problem());
      }
    }
    return broken;
  }

  /** Manifests are of models without a fault, and read by nobody who compiles. */
  private void writeManifests() {
    if (model == null || !errors().isEmpty() || !ownFindings.isEmpty()) {
      return;
    }
    for (Graph graph : model.expansion().roots()) {
      Map<String, List<PlacedVariable>> variables = graph.variablesByRoot();
      for (ScopeClass root : graph.roots()) {
        if (graph.complete() && declarations.hasSource(root.name())) {
          List<PlacedVariable> own = variables.getOrDefault(root.name(), List.of());
          guarded(root.name(), () -> manifests.write(root, own));
        }
      }
    }
    model
        .expansion()
        .programs()
        .forEach((program, graph) -> guarded(program, () -> manifests.write(program, graph)));
  }

  private void guarded(String type, Runnable writing) {
    try {
      writing.run();
    } catch (RuntimeException e) {
      ownFindings.add(internalErrors.finding(type, e));
    }
  }
}
