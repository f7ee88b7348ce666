package io.varscope.processor.check;

import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Problem;
import io.varscope.rules.Problems;
import java.util.Optional;
import java.util.function.Consumer;

/** A variable has one shape, whoever shares it. */
final class ShapeMismatch implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Sharing.forEach(model, (sharer, creator) -> check(sharer, creator, model, findings));
  }

  private static void check(
      PlacedVariable sharer, PlacedVariable creator, Model model, Consumer<Finding> findings) {
    Optional<SymbolicShape> specified = sharer.shape();
    Optional<SymbolicShape> found = creator.shape();
    if (specified.isPresent()
        && found.isPresent()
        && specified.get().certainlyDiffers(found.get())) {
      Problem problem =
          Problems.shapeMismatch(sharer.name(), specified.get().toString(), found.get().toString());
      findings.accept(
          new Finding(
              site(sharer, creator, model),
              Sharing.withCreator(problem, creator, model.sources())));
    }
  }

  private static Site site(PlacedVariable sharer, PlacedVariable creator, Model model) {
    int step = sharer.path().divergence(creator.path()).orElse(0);
    Member member = sharer.path().steps().get(step).member();
    Site value =
        member instanceof VariableDeclaration variable ? variable.shapeSite() : member.nameSite();
    return sharer.path().site(step, model.sources(), value);
  }
}
