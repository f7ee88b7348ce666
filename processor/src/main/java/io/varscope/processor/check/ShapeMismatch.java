package io.varscope.processor.check;

import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.Sources;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Problems;
import java.util.Optional;

/** A variable has one shape, whoever shares it. */
final class ShapeMismatch extends Sharing {

  @Override
  Object facts(PlacedVariable place) {
    return place.shape();
  }

  @Override
  Optional<Finding> compare(PlacedVariable sharer, PlacedVariable other, Sources sources) {
    Optional<SymbolicShape> specified = sharer.shape();
    Optional<SymbolicShape> found = other.shape();
    if (specified.isEmpty() || found.isEmpty() || !specified.get().certainlyDiffers(found.get())) {
      return Optional.empty();
    }
    return finding(
        Problems.shapeMismatch(sharer.name(), specified.get().toString(), found.get().toString()),
        sharer,
        other,
        ShapeMismatch::deciding,
        sources);
  }

  private static Site deciding(Member member) {
    return member instanceof VariableDeclaration variable
        ? variable.shapeSite()
        : member.nameSite();
  }
}
