package io.varscope.processor.check;

import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Id;
import io.varscope.rules.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Whichever of several places creates a variable, it belongs to the same groups: those that create
 * it, or could, and name groups, name the same.
 */
final class GroupsMismatch extends Sharing {

  @Override
  Object facts(PlacedVariable place) {
    return List.of(place.declaration().groups(), place.groups());
  }

  @Override
  Optional<Finding> compare(PlacedVariable sharer, PlacedVariable other, Sources sources) {
    if (!sharer.mayCreate() || !other.mayCreate() || agree(sharer, other)) {
      return Optional.empty();
    }
    Problem problem =
        new Problem(
            Id.GROUPS_MISMATCH,
            "Trying to share variable "
                + sharer.name()
                + ", but specified groups "
                + String.join(", ", sharer.groups())
                + " and found groups "
                + String.join(", ", other.groups())
                + ".");
    return finding(problem, sharer, site(sharer, sources), other, site(other, sources), sources);
  }

  private static boolean agree(PlacedVariable sharer, PlacedVariable other) {
    if (other.groups().isEmpty()) {
      return true;
    }
    // Where the other certainly creates, what is inherited is as little meant as with Reuse.TRUE.
    return other.creates()
        ? other.groups().containsAll(sharer.declaration().groups())
        : sharer.groups().isEmpty() || sharer.groups().equals(other.groups());
  }

  private static Optional<Site> site(PlacedVariable place, Sources sources) {
    VariableDeclaration field = place.declaration();
    return place.site(sources, field.groups().isEmpty() ? field.site() : field.site().at("groups"));
  }
}
