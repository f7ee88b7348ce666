package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import java.util.function.Consumer;

/** How many components a mount has must be known, as their names are made of it. */
final class IllegalRepeat implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    FaultsOf.rule(this, model, findings);
  }
}
