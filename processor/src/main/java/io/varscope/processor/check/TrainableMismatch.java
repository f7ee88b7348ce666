package io.varscope.processor.check;

import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/** Who creates a variable decides whether it is trainable; who shares it cannot say otherwise. */
final class TrainableMismatch implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Sharing.forEach(model, (sharer, creator) -> check(sharer, creator, model, findings));
  }

  private static void check(
      PlacedVariable sharer, PlacedVariable creator, Model model, Consumer<Finding> findings) {
    VariableDeclaration declaration = sharer.declaration();
    boolean found = creator.declaration().trainable().orElse(true);
    if (declaration.trainable().isPresent() && declaration.trainable().get() != found) {
      int last = sharer.steps().size() - 1;
      findings.accept(
          new Finding(
              sharer.site(last, model.sources(), declaration.site().at("trainable")),
              new Problem(
                  "TrainableMismatch",
                  "Trying to share variable "
                      + sharer.name()
                      + ", but specified trainable = "
                      + !found
                      + " and found trainable = "
                      + found
                      + ": created by "
                      + creator.describe(model.sources())
                      + ". Remove trainable, or change it there.")));
    }
  }
}
