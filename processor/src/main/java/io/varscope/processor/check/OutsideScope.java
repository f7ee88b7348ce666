package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import io.varscope.processor.model.StrayMember;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/** A variable or mount needs a scope class around it, else nobody knows its full name. */
final class OutsideScope implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (StrayMember stray : model.strays()) {
      findings.accept(
          new Finding(
              stray.site(),
              new Problem(
                  Id.OUTSIDE_SCOPE,
                  "@"
                      + stray.annotation()
                      + " "
                      + stray.field().name()
                      + " is outside a variable scope: "
                      + way(stray)
                      + " with @VariableScope(\"a name\"), or with @VariableScope if other"
                      + " classes mount or extend it.")));
    }
  }

  private static String way(StrayMember stray) {
    return stray.kind().equals("class")
        ? "annotate the class " + stray.field().owner()
        : stray.field().owner() + " is " + Words.withArticle(stray.kind()) + ". Make it a class,";
  }
}
