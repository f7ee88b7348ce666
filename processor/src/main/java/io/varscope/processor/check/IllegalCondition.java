package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import java.util.function.Consumer;

/** A condition has to be a boolean that is given where it is used, or further out. */
final class IllegalCondition implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    FaultsOf.rule(this, model, findings);
  }
}
