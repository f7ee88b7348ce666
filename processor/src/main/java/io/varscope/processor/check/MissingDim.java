package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import java.util.function.Consumer;

/** What a component takes has to be given by its mount, whatever has that name further out. */
final class MissingDim implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    FaultsOf.rule(this, model, findings);
  }
}
