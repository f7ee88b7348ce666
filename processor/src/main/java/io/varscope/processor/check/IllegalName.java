package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Names;
import io.varscope.rules.Problems;
import java.util.Optional;
import java.util.function.Consumer;

/** Names must be legal where they are written, and as full names. */
final class IllegalName implements Rule {

  private static final String ABSOLUTE_ROOT =
      "it starts with '/', but a root's path is absolute anyway";

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      if (type.isRoot() && !type.path().equals("/")) {
        Names.problem(type.path())
            .map(reason -> type.path().startsWith("/") ? ABSOLUTE_ROOT : reason)
            .ifPresent(reason -> report(type.site().at("value"), type.path(), reason, findings));
      }
      for (Member member : type.members()) {
        problem(member)
            .ifPresent(
                reason -> report(member.nameSite(), member.name(), hint(member, reason), findings));
      }
    }
    for (Graph graph : model.expansion().graphs()) {
      for (PlacedVariable variable : graph.variables()) {
        checkTop(variable, model, findings);
      }
    }
  }

  private static Optional<String> problem(Member member) {
    if (!member.name().startsWith("/")) {
      return Names.problemBelow(member.name());
    }
    return member instanceof VariableDeclaration
        ? Names.problem(member.name().substring(1)).map(reason -> "after the first '/', " + reason)
        : Optional.of("it starts with '/', but a mount lies below its owner");
  }

  private static String hint(Member member, String reason) {
    return member.nameSite().equals(member.site())
        ? reason
            + ". It is the name of the field; write another in @"
            + member.site().annotation()
            + (member instanceof VariableDeclaration ? "(name = \"...\")" : "(\"...\")")
        : reason;
  }

  /** A name that is legal below a scope may still be illegal at the top of the graph. */
  private static void checkTop(PlacedVariable variable, Model model, Consumer<Finding> findings) {
    Member first = variable.steps().get(0).member();
    if (variable.root().prefix().isEmpty()
        && variable.root().isRoot()
        && problem(first).isEmpty()) {
      Names.problem(variable.name())
          .filter(reason -> Names.problemBelow(variable.name()).isEmpty())
          .ifPresent(
              reason -> {
                Site site = variable.site(0, model.sources(), first.nameSite());
                report(site, first.name(), hint(first, reason), findings);
              });
    }
  }

  private static void report(Site site, String name, String reason, Consumer<Finding> findings) {
    findings.accept(new Finding(site, Problems.illegalName(name, reason)));
  }
}
