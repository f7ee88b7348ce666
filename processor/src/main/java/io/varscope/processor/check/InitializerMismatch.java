package io.varscope.processor.check;

import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Whichever of several places creates a variable, it is initialized in the same way: those that
 * create it, or could, and name an initializer, name the same.
 */
final class InitializerMismatch extends Sharing {

  @Override
  Object facts(PlacedVariable place) {
    return List.of(place.declaration().init(), place.init());
  }

  @Override
  Optional<Finding> compare(PlacedVariable sharer, PlacedVariable other, Sources sources) {
    Optional<InitDeclaration> specified = specified(sharer, other);
    Optional<InitDeclaration> found = other.init();
    if (specified.isEmpty() || found.isEmpty() || specified.get().isSameAs(found.get())) {
      return Optional.empty();
    }
    Problem problem =
        new Problem(
            Id.INITIALIZER_MISMATCH,
            "Trying to share variable "
                + sharer.name()
                + ", but specified initializer "
                + specified.get()
                + " and found initializer "
                + found.get()
                + ".");
    return finding(problem, sharer, site(sharer, sources), other, site(other, sources), sources);
  }

  /** What a place wants that could create a variable, if the other were not there. */
  private static Optional<InitDeclaration> specified(PlacedVariable sharer, PlacedVariable other) {
    if (!sharer.mayCreate() || !other.mayCreate()) {
      return Optional.empty();
    }
    InitDeclaration own = sharer.declaration().init();
    // Where the other certainly creates, what is inherited is as little meant as with Reuse.TRUE.
    return own.isGiven() || !other.creates() ? sharer.init() : Optional.empty();
  }

  private static Optional<Site> site(PlacedVariable place, Sources sources) {
    VariableDeclaration field = place.declaration();
    return place.site(sources, field.init().isGiven() ? field.site().at("init") : field.site());
  }
}
