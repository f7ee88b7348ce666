package io.varscope.processor.check;

import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.Path;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.expand.Step;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
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
        Optional<String> reason = Names.problem(type.path(), separator(type));
        if (reason.isPresent()) {
          String text = type.path().startsWith("/") ? ABSOLUTE_ROOT : reason.get();
          report(type.site().at("value"), type.path(), text, findings);
        }
      }
      for (Member member : type.members()) {
        Optional<String> reason = problem(member, Names.SEPARATOR);
        if (reason.isPresent()) {
          report(member.nameSite(), member.name(), hint(member, reason.get()), findings);
        }
      }
    }
    for (Graph graph : model.expansion().graphs()) {
      for (PlacedVariable variable : graph.variables()) {
        checkPlaced(variable, model, findings);
      }
    }
    FaultsOf.rule(this, model, findings);
  }

  private static String separator(ScopeClass root) {
    return Names.isSeparator(root.separator()) ? root.separator() : Names.SEPARATOR;
  }

  private static Optional<String> problem(Member member, String separator) {
    // What is filled in at each place is looked at there.
    return member.template().isPresent() || isInline(member)
        ? Optional.empty()
        : Names.memberProblem(member.name(), separator);
  }

  private static boolean isInline(Member member) {
    return member instanceof MountDeclaration mount && mount.isInline();
  }

  private static String hint(Member member, String reason) {
    return member.nameSite().equals(member.site())
        ? reason
            + ". It is the name of the field; write another in @"
            + member.site().annotation()
            + (member instanceof VariableDeclaration ? "(name = \"...\")" : "(\"...\")")
        : reason;
  }

  /** A name that is legal where it is written may not be so where it comes to lie. */
  private static void checkPlaced(
      PlacedVariable variable, Model model, Consumer<Finding> findings) {
    Path path = variable.path();
    if (variable.isLegal() || !path.root().isRoot()) {
      return;
    }
    for (int k = 0; k < path.steps().size(); k++) {
      Step step = path.steps().get(k);
      if (problem(step.member(), Names.SEPARATOR).isPresent()) {
        return; // Told where it is written.
      }
      Optional<String> below = problem(step.member(), variable.separator());
      if (below.isPresent()) {
        reportStep(variable, k, below.get(), model, findings);
        return;
      }
    }
    if (path.root().prefix().isEmpty()) {
      reportStep(variable, 0, variable.illegal().orElseThrow(), model, findings);
    }
  }

  private static void reportStep(
      PlacedVariable variable, int k, String reason, Model model, Consumer<Finding> findings) {
    Step step = variable.path().steps().get(k);
    variable
        .path()
        .site(k, model.sources(), step.member().nameSite())
        .ifPresent(site -> report(site, step.name(), hint(step.member(), reason), findings));
  }

  private static void report(Site site, String name, String reason, Consumer<Finding> findings) {
    findings.accept(new Finding(site, Problems.illegalName(name, reason)));
  }
}
