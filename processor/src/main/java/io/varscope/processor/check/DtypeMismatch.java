package io.varscope.processor.check;

import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.rules.Problems;
import java.util.function.Consumer;

/** A variable has one dtype, whoever shares it. */
final class DtypeMismatch implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Sharing.forEach(model, (sharer, creator) -> check(sharer, creator, model, findings));
  }

  private static void check(
      PlacedVariable sharer, PlacedVariable creator, Model model, Consumer<Finding> findings) {
    if (sharer.dtype().isEmpty()
        || creator.dtype().isEmpty()
        || sharer.dtype().equals(creator.dtype())) {
      return;
    }
    int step = sharer.path().divergence(creator.path()).orElse(0);
    findings.accept(
        new Finding(
            sharer
                .path()
                .site(step, model.sources(), sharer.path().steps().get(step).member().site()),
            Sharing.withCreator(
                Problems.dtypeMismatch(
                    sharer.name(),
                    sharer.dtype().get().toString(),
                    creator.dtype().get().toString()),
                creator,
                model.sources())));
  }
}
