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
 * A field that shares its variable never initializes it, so an initializer on it would mislead. One
 * that comes with a component which is mounted for reuse is no mistake.
 */
final class IgnoredInitializer implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      for (Member member : type.members()) {
        if (member instanceof VariableDeclaration variable
            && variable.init().isGiven()
            && variable.reuse().within(type.defaults().reuse()) == Reuse.TRUE) {
          findings.accept(
              new Finding(
                  variable.site().at("init"),
                  new Problem(
                      Id.IGNORED_INITIALIZER,
                      "Variable "
                          + variable.field()
                          + " is shared (Reuse.TRUE), so this initializer would be ignored:"
                          + " whoever creates the variable initializes it. Remove init.")));
        }
      }
    }
  }
}
