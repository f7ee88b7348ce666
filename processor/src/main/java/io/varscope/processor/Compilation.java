package io.varscope.processor;

import com.palantir.javapoet.JavaFile;
import io.varscope.processor.check.Levels;
import io.varscope.processor.check.Model;
import io.varscope.processor.check.Rules;
import io.varscope.processor.expand.Expander;
import io.varscope.processor.expand.Expansion;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.IndexKey;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.processor.read.Declarations;
import io.varscope.processor.report.InternalErrors;
import io.varscope.processor.report.JavacSources;
import io.varscope.processor.report.Reporter;
import io.varscope.processor.write.BinderFiler;
import io.varscope.processor.write.BinderWriter;
import io.varscope.processor.write.Creators;
import io.varscope.processor.write.GraphWriter;
import io.varscope.processor.write.IndexWriter;
import io.varscope.processor.write.ManifestFiler;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;

/**
 * One run of the compiler, over all its rounds: reads what is new, checks everything that is known,
 * writes binders for what is new, and says what is wrong when no round can change it any more.
 */
final class Compilation {

  private final Levels levels;
  private final Declarations declarations;
  private final Sources sources;
  private final BinderWriter writer;
  private final GraphWriter graphWriter;
  private final BinderFiler filer;
  private final ManifestFiler manifests;
  private final IndexWriter indexWriter;

  /** The roots whose index is written, and the places that they have taken at each key. */
  private final Set<String> indexed = new HashSet<>();

  private final Map<IndexKey, Set<Integer>> indexPlaces = new HashMap<>();
  private final Reporter reporter;
  private final InternalErrors internalErrors;

  /** What was found wrong while reading and writing, rather than by a rule. */
  private final List<Finding> ownFindings = new ArrayList<>();

  private final Set<Finding> told = new HashSet<>();

  private Model model;
  private List<Finding> findings = List.of();

  Compilation(ProcessingEnvironment environment) {
    Elements elements = environment.getElementUtils();
    this.internalErrors =
        new InternalErrors(environment.getOptions().containsKey(InternalErrors.DEBUG_OPTION));
    this.levels = new Levels(environment.getOptions(), List.of(InternalErrors.DEBUG_OPTION));
    levels
        .problems()
        .forEach(
            problem -> environment.getMessager().printMessage(Diagnostic.Kind.WARNING, problem));
    this.declarations =
        new Declarations(
            elements, (type, failure) -> ownFindings.add(internalErrors.finding(type, failure)));
    this.sources = new JavacSources(environment, declarations::hasSource);
    this.writer = new BinderWriter(elements);
    this.graphWriter = new GraphWriter(elements);
    this.manifests = new ManifestFiler(environment.getFiler(), elements);
    this.indexWriter = new IndexWriter(elements);
    this.filer = new BinderFiler(environment.getFiler(), elements, declarations::hasSource);
    this.reporter = new Reporter(environment.getMessager(), elements);
  }

  void round(RoundEnvironment round) {
    if (declarations.read(round) || model == null) {
      check();
    }
    if (round.processingOver()) {
      writeManifests();
      report();
    } else if (model != null) {
      writeBinders();
    }
  }

  /** Says what was not said before: Eclipse ends the rounds, and then begins again. */
  private void report() {
    List<Finding> all = new ArrayList<>(ownFindings);
    all.addAll(findings);
    reporter.report(all.stream().filter(told::add).toList());
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
    List<ScopeClass> outside = declarations.outside(expansion.roots());
    if (!outside.isEmpty()) {
      expansion = Expander.expand(declarations.known(), outside, classes, programs);
    }
    model =
        new Model(
            classes, declarations.known(), declarations.strays(), programs, expansion, sources);
    findings = Rules.check(model, levels);
  }

  private void writeBinders() {
    Map<Site, Problem> broken = broken();
    Creators creators = Creators.of(model.expansion().roots());
    for (ScopeClass scope : model.classes()) {
      if (!scope.deferred() && !scope.javaClass().hidden() && !filer.hasTried(scope.site())) {
        Problem problem = broken.get(scope.site());
        write(
            scope.site(),
            () ->
                problem == null
                    ? writer.write(scope, model.known(), creators.of(scope.name()))
                    : writer.writeBroken(scope, problem));
      }
    }
    writeIndex();
    for (ProgramDeclaration program : model.programs()) {
      if (program.complete() && !filer.hasTried(program.site())) {
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

  /** What is wrong here is no ground for telling it again elsewhere: faulty roots have no index. */
  private void writeIndex() {
    Set<String> faulty =
        errors().stream().map(finding -> finding.site().type()).collect(Collectors.toSet());
    for (Graph graph : model.expansion().roots()) {
      for (ScopeClass root : graph.roots()) {
        if (declarations.hasSource(root.name())
            && !root.deferred()
            && !faulty.contains(root.name())
            && indexed.add(root.name())) {
          IndexWriter.keys(root, graph).forEach(key -> write(root, key));
        }
      }
    }
  }

  /**
   * Writes behind the roots of earlier compilations that are left alone, which keep their places.
   */
  private void write(ScopeClass root, IndexKey key) {
    List<String> before = declarations.indexed(key);
    Set<Integer> taken = indexPlaces.computeIfAbsent(key, k -> new HashSet<>());
    int ordinal = 0;
    while (taken.contains(ordinal)
        || (ordinal < before.size()
            && declarations.isOutsideRoot(before.get(ordinal), key.graph()))) {
      ordinal++;
    }
    taken.add(ordinal);
    int free = ordinal;
    write(root.site(), () -> indexWriter.write(root, key, free));
  }

  private void write(Site annotation, Supplier<JavaFile> file) {
    guarded(
        annotation.type(), () -> filer.write(annotation, file.get()).ifPresent(ownFindings::add));
  }

  private List<Finding> errors() {
    return findings.stream().filter(finding -> !finding.isWarning()).toList();
  }

  /**
   * What cannot be bound, by the annotation of its class, with the reason. What is missing in a
   * class may come in a later round.
   */
  private Map<Site, Problem> broken() {
    Map<Site, Problem> broken = new HashMap<>();
    for (Finding finding : errors()) {
      boolean isGraph = finding.site().annotation().equals(Site.GRAPH);
      if (isGraph || !finding.problem().id().equals(Problems.MISSING_VARIABLE)) {
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
      for (ScopeClass root : graph.roots()) {
        if (graph.complete() && declarations.hasSource(root.name())) {
          guarded(root.name(), () -> manifests.write(root, graph));
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
