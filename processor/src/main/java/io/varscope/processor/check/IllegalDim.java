package io.varscope.processor.check;

import io.varscope.processor.model.Defaults;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Formula;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.ExpressionException;
import io.varscope.rules.ExpressionProblems;
import io.varscope.rules.Let;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A dimension is an exact number of at least 0, and given once at one place. */
final class IllegalDim implements Rule {

  /** More would lead from one to the next so deep that no stack could follow. */
  private static final int MOST_LETS = 100;

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    FaultsOf.rule(this, model, findings);
    for (ScopeClass type : model.bindableClasses()) {
      checkLets(type.defaults(), type.name(), findings);
      checkTakes(type, findings);
      for (Member member : type.members()) {
        if (member instanceof MountDeclaration mount) {
          checkLets(mount.defaults(), mount.field().toString(), findings);
        }
      }
    }
  }

  private static void checkTakes(ScopeClass type, Consumer<Finding> findings) {
    Set<String> taken = new HashSet<>();
    for (int k = 0; k < type.takes().size(); k++) {
      String name = type.takes().get(k);
      String reason = Let.isName(name) ? "is taken twice here" : "is no name of a dimension";
      if (!Let.isName(name) || !taken.add(name)) {
        findings.accept(
            new Finding(
                type.site().at("takes[" + k + "]"),
                ExpressionProblems.illegalDim(
                    name, type.name(), new ExpressionException("'" + name + "' " + reason))));
      }
    }
  }

  private static void checkLets(Defaults defaults, String scope, Consumer<Finding> findings) {
    if (defaults.lets().size() > MOST_LETS) {
      Formula<Let> first = defaults.lets().get(MOST_LETS);
      findings.accept(
          new Finding(
              first.site(),
              ExpressionProblems.illegalDim(
                  first.text(),
                  scope,
                  new ExpressionException("one scope gives at most " + MOST_LETS))));
    }
    Set<String> given = new HashSet<>();
    for (Formula<Let> let : defaults.lets()) {
      let.parsed()
          .map(Let::name)
          .filter(name -> !given.add(name))
          .ifPresent(
              name ->
                  findings.accept(
                      new Finding(
                          let.site(),
                          ExpressionProblems.illegalDim(
                              let.text(),
                              scope,
                              new ExpressionException(name + " is given twice here")))));
    }
  }
}
