package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.MountDeclaration;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Names;
import io.varscope.rules.Problems;
import java.util.List;
import java.util.function.Consumer;

/** The names of groups are made of the same characters as those of variables. */
final class IllegalGroupName implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      check(type.defaults().groups(), type.site(), findings);
      for (Member member : type.members()) {
        if (member instanceof VariableDeclaration variable) {
          check(variable.groups(), variable.site(), findings);
        } else if (member instanceof MountDeclaration mount) {
          check(mount.defaults().groups(), mount.site(), findings);
        }
      }
    }
  }

  private static void check(List<String> groups, Site annotation, Consumer<Finding> findings) {
    for (int k = 0; k < groups.size(); k++) {
      String group = groups.get(k);
      // A single one is mostly written without braces, which have no place of their own.
      Site site = annotation.at(groups.size() == 1 ? "groups" : "groups[" + k + "]");
      Names.problemBelow(group, Names.SEPARATOR)
          .ifPresent(
              reason ->
                  findings.accept(new Finding(site, Problems.illegalGroupName(group, reason))));
    }
  }
}
