package io.varscope.processor.check;

import io.varscope.Reuse;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/**
 * Who creates a variable says its groups, so that groups on a field that shares it would mislead.
 * Those that come with a component which is mounted for reuse are no mistake.
 */
final class IgnoredGroups implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      for (Member member : type.members()) {
        if (member instanceof VariableDeclaration variable
            && !variable.groups().isEmpty()
            && variable.reuse().within(type.defaults().reuse()) == Reuse.TRUE) {
          findings.accept(
              new Finding(
                  variable.site().at("groups"),
                  new Problem(
                      Id.IGNORED_GROUPS,
                      "Variable "
                          + variable.field()
                          + " is shared (Reuse.TRUE), so these groups would be ignored: whoever"
                          + " creates the variable says its groups. Remove groups, or give them"
                          + " there.")));
        }
      }
    }
  }
}
