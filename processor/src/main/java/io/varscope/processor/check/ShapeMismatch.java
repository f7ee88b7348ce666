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
import java.util.function.Consumer;

/** A variable has one shape, whoever shares it. */
final class ShapeMismatch implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Sharing.check(model, PlacedVariable::shape, ShapeMismatch::compare, findings);
  }

  private static Optional<Finding> compare(
      PlacedVariable sharer, PlacedVariable other, Sources sources) {
    Optional<SymbolicShape> specified = sharer.shape();
    Optional<SymbolicShape> found = other.shape();
    if (specified.isEmpty() || found.isEmpty() || !specified.get().certainlyDiffers(found.get())) {
      return Optional.empty();
    }
    return Sharing.finding(
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
