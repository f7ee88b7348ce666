package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.JavaClass;
import io.varscope.processor.model.ScopeClass;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/**
 * Records, enums, interfaces and private classes cannot be scopes, since nothing could bind them;
 * nor can classes whose binder cannot see that of the superclass.
 */
final class IllegalScopeClass implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.classes()) {
      JavaClass java = type.javaClass();
      if (!java.isBindable() || java.obstacle().isPresent()) {
        String reason =
            java.isBindable()
                ? java.obstacle().get()
                : java.kind().equals("class")
                    ? "it, or a class around it, is private, and the binder is another class. Make it"
                        + " package-private"
                    : "it is "
                        + Words.withArticle(java.kind())
                        + ", whose fields cannot be assigned. Make it a class";
        findings.accept(
            new Finding(
                type.site(),
                new Problem(
                    Id.ILLEGAL_SCOPE_CLASS,
                    type.name() + " cannot be a variable scope: " + reason + ".")));
      }
    }
  }
}
