package io.varscope.processor.check;

import io.varscope.processor.expand.DefaultTrainable;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.List;
import java.util.Optional;

/** Who creates a variable decides whether it is trainable; who shares it cannot say otherwise. */
final class TrainableMismatch extends Sharing {

  @Override
  Object facts(PlacedVariable place) {
    return List.of(place.trainable().isPresent(), place.isTrainable());
  }

  @Override
  Optional<Finding> compare(PlacedVariable sharer, PlacedVariable other, Sources sources) {
    if (!other.mayCreate() || sharer.isTrainable() == other.isTrainable()) {
      return Optional.empty();
    }
    if (sharer.trainable().isPresent()) {
      return finding(sharer, other, sources);
    }
    // Of two that could create, either may be the first.
    return sharer.mayCreate() && !other.creates()
        ? finding(other, sharer, sources)
        : Optional.empty();
  }

  private static Optional<Finding> finding(
      PlacedVariable sharer, PlacedVariable creator, Sources sources) {
    DefaultTrainable specified = sharer.trainable().orElseThrow();
    boolean found = creator.isTrainable();
    Problem problem =
        new Problem(
            Id.TRAINABLE_MISMATCH,
            "Trying to share variable "
                + sharer.name()
                + ", but specified trainable = "
                + !found
                + " and found trainable = "
                + found
                + ": created by "
                + creator.path().describe(sources)
                + ". Remove trainable, or change it there.");
    return sharer
        .path()
        .site(specified.step(), sources, specified.site())
        .or(() -> creator.site(sources, creator.declaration().site()))
        .map(site -> new Finding(site, problem).about(sharer.name()));
  }
}
