package io.varscope.processor;

import io.varscope.processor.check.BrokenClasses;
import io.varscope.processor.check.Model;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.index.Edges;
import io.varscope.processor.index.Facts;
import io.varscope.processor.index.IndexClasses;
import io.varscope.processor.index.IndexKey;
import io.varscope.processor.index.IndexWriter;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.GeneratedClass;
import io.varscope.processor.model.ProgramDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.output.BinderFiler;
import io.varscope.processor.read.Declarations;
import io.varscope.processor.write.BinderWriter;
import io.varscope.processor.write.Creators;
import io.varscope.processor.write.GraphWriter;
import io.varscope.rules.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The classes that are generated: those that bind models and programs, and the index. Each is
 * written once, in the round in which it is due.
 */
final class Binders {

  private final Declarations declarations;
  private final IndexClasses indexClasses;
  private final BinderFiler filer;
  private final Failures failures;

  /** The annotations of the classes and programs that a class was written for. */
  private final Set<Site> tried = new HashSet<>();

  /** The roots whose index is written. */
  private final Set<String> indexed = new HashSet<>();

  Binders(
      Declarations declarations, IndexClasses indexClasses, BinderFiler filer, Failures failures) {
    this.declarations = declarations;
    this.indexClasses = indexClasses;
    this.filer = filer;
    this.failures = failures;
  }

  /** Has what belongs to some classes written again. */
  void forget(Collection<String> types) {
    tried.removeIf(annotation -> types.contains(annotation.type()));
    indexed.removeAll(types);
  }

  /** Writes what is due in a round. */
  void write(Model model, List<Finding> findings) {
    Map<Site, Problem> broken = BrokenClasses.of(findings);
    List<ScopeClass> left = left(model);
    List<Graph> roots = left.isEmpty() ? List.of() : model.expansion().roots();
    Creators creators = Creators.of(roots);
    Edges edges = Edges.of(roots, indexClasses, faulty(findings));
    Facts facts = new Facts(model.known());
    BinderSource source = new BinderSource(model.known(), facts, broken, creators, edges);
    int before = filer.count();
    writeBinders(left, scope -> !declarations.mayBeEdited(scope), source);
    writeIndex(model, facts);
    writeGraphs(model, broken);
    // What was written brings another round, which the rest can wait for.
    if (filer.count() == before) {
      writeBinders(left, scope -> !declarations.makesWhatMayBeEdited(scope), source);
    }
    if (filer.count() == before) {
      writeBinders(left, scope -> true, source);
    }
  }

  /**
   * Writes what calls by hand need to compile, and nothing that the runtime may lack: so nothing
   * drowns the reason, which these throw.
   */
  void writeWithoutContract(Model model, Problem problem) {
    for (ScopeClass scope : left(model)) {
      tried.add(scope.site());
      write(
          scope.site(),
          binder(scope),
          () -> BinderWriter.writeWithoutContract(scope, model.known(), problem));
    }
    for (ProgramDeclaration program : model.programs()) {
      if (program.complete() && tried.add(program.site())) {
        write(
            program.site(),
            program.generated(),
            () -> GraphWriter.writeWithoutContract(program, problem));
      }
    }
  }

  private List<ScopeClass> left(Model model) {
    List<ScopeClass> left = new ArrayList<>();
    for (ScopeClass scope : model.classes()) {
      if (!scope.deferred() && !scope.javaClass().hidden() && !tried.contains(scope.site())) {
        left.add(scope);
      }
    }
    return left;
  }

  private static Set<String> faulty(List<Finding> findings) {
    Set<String> types = new HashSet<>();
    for (Finding finding : findings) {
      if (!finding.isWarning()) {
        types.add(finding.site().type());
      }
    }
    return types;
  }

  /** What a binder is written from, besides its class. */
  private record BinderSource(
      Map<String, ScopeClass> known,
      Facts facts,
      Map<Site, Problem> broken,
      Creators creators,
      Edges edges) {

    String of(ScopeClass scope) {
      Problem problem = broken.get(scope.site());
      return problem == null
          ? BinderWriter.write(
              scope, known, facts, creators.of(scope.name()), edges.of(scope.name()))
          : BinderWriter.writeBroken(scope, known, facts, problem);
    }
  }

  private void writeBinders(
      List<ScopeClass> left, Predicate<ScopeClass> isDue, BinderSource source) {
    for (ScopeClass scope : left) {
      if (isDue.test(scope) && tried.add(scope.site())) {
        write(scope.site(), binder(scope), () -> source.of(scope));
      }
    }
  }

  private void writeGraphs(Model model, Map<Site, Problem> broken) {
    for (ProgramDeclaration program : model.programs()) {
      if (program.complete() && tried.add(program.site())) {
        Problem problem = broken.get(program.site());
        write(
            program.site(),
            program.generated(),
            () ->
                problem == null
                    ? GraphWriter.write(program, model.known())
                    : GraphWriter.writeBroken(program, problem));
      }
    }
  }

  private void writeIndex(Model model, Facts facts) {
    for (Graph graph : model.expansion().roots()) {
      List<ScopeClass> roots = new ArrayList<>();
      for (ScopeClass root : graph.roots()) {
        if (declarations.hasSource(root.name()) && !root.deferred() && indexed.add(root.name())) {
          roots.add(root);
        }
      }
      if (!roots.isEmpty()) {
        Map<String, List<PlacedVariable>> variables = graph.variablesByRoot();
        for (ScopeClass root : roots) {
          List<PlacedVariable> of = variables.getOrDefault(root.name(), List.of());
          for (IndexKey key : IndexWriter.keys(of, graph.slotsOf(root))) {
            Optional<String> name = indexClasses.name(root, key);
            if (name.isPresent()) {
              write(
                  root.site(),
                  name.get(),
                  () -> IndexWriter.write(root, key, name.get(), facts.name(root)));
            }
          }
        }
      }
    }
  }

  private static GeneratedClass binder(ScopeClass scope) {
    return scope.javaClass().binder().orElseThrow();
  }

  private void write(Site annotation, GeneratedClass generated, Supplier<String> source) {
    write(annotation, generated.name().qualified(), source);
  }

  private void write(Site annotation, String name, Supplier<String> source) {
    failures.guard(
        annotation.type(),
        () -> filer.write(annotation, name, source.get()).ifPresent(failures::add));
  }
}
