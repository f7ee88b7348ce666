package io.varscope.processor.check;

import io.varscope.processor.model.Finding;
import java.util.function.Consumer;

/** A dimension that an expression names has to be given where it is used, or further out. */
final class UnknownDim implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    FaultsOf.rule(this, model, findings);
  }
}
