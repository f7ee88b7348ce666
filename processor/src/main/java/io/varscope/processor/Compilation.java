package io.varscope.processor;

import io.varscope.processor.check.Model;
import io.varscope.processor.check.Rules;
import io.varscope.processor.expand.Expander;
import io.varscope.processor.model.Finding;
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
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.util.Elements;

/**
 * One run of the compiler, over all its rounds: reads what is new, checks everything that is known,
 * writes binders for what is new, and says what is wrong when no round can change it any more.
 */
final class Compilation {

  private final Declarations declarations;
  private final Sources sources;
  private final BinderWriter writer;
  private final BinderFiler filer;
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
    this.declarations =
        new Declarations(
            elements, (type, failure) -> ownFindings.add(internalErrors.finding(type, failure)));
    this.sources = new JavacSources(environment, declarations::hasSource);
    this.writer = new BinderWriter(elements);
    this.filer = new BinderFiler(environment.getFiler(), elements, declarations::hasSource);
    this.reporter = new Reporter(environment.getMessager(), elements);
  }

  void round(RoundEnvironment round) {
    if (declarations.read(round) || model == null) {
      check();
    }
    if (round.processingOver()) {
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
    if (declarations.scopes().isEmpty() && declarations.strays().isEmpty()) {
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
    Map<String, ScopeClass> known = declarations.known();
    model =
        new Model(
            classes, known, declarations.strays(), new Expander(known).expand(classes), sources);
    findings = Rules.check(model);
  }

  private void writeBinders() {
    Map<String, Problem> broken = broken();
    Creators creators = Creators.of(model.expansion().roots());
    for (ScopeClass scope : model.classes()) {
      if (!scope.deferred() && !scope.javaClass().hidden() && !filer.hasTried(scope)) {
        try {
          write(scope, Optional.ofNullable(broken.get(scope.name())), creators)
              .ifPresent(ownFindings::add);
        } catch (RuntimeException e) {
          ownFindings.add(internalErrors.finding(scope.name(), e));
        }
      }
    }
  }

  private Optional<Finding> write(ScopeClass scope, Optional<Problem> problem, Creators creators) {
    return filer.write(
        scope,
        problem
            .map(p -> writer.writeBroken(scope, p))
            .orElseGet(() -> writer.write(scope, model.known(), creators.of(scope.name()))));
  }

  /**
   * The classes that cannot be bound, with the reason. What is missing may come in a later round.
   */
  private Map<String, Problem> broken() {
    Map<String, Problem> broken = new HashMap<>();
    for (Finding finding : findings) {
      if (!finding.problem().id().equals(Problems.MISSING_VARIABLE)) {
        broken.putIfAbsent(finding.site().type(), finding.problem());
      }
    }
    return broken;
  }
}
