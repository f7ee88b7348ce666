package io.varscope.processor.check;

import io.varscope.processor.expand.DefaultTrainable;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.rules.Problem;
import java.util.function.Consumer;

/** Who creates a variable decides whether it is trainable; who shares it cannot say otherwise. */
final class TrainableMismatch implements Rule {

  @Override
  public boolean isAdjustable() {
    return true;
  }

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Sharing.forEach(model, (sharer, creator) -> check(sharer, creator, model, findings));
  }

  private static void check(
      PlacedVariable sharer, PlacedVariable creator, Model model, Consumer<Finding> findings) {
    boolean found = creator.isTrainable();
    if (sharer.trainable().isPresent() && sharer.isTrainable() != found) {
      DefaultTrainable specified = sharer.trainable().get();
      findings.accept(
          new Finding(
              sharer.path().site(specified.step(), model.sources(), specified.site()),
              new Problem(
                  "TrainableMismatch",
                  "Trying to share variable "
                      + sharer.name()
                      + ", but specified trainable = "
                      + !found
                      + " and found trainable = "
                      + found
                      + ": created by "
                      + creator.path().describe(model.sources())
                      + ". Remove trainable, or change it there.")));
    }
  }
}
