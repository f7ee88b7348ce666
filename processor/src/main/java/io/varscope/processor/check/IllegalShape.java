package io.varscope.processor.check;

import io.varscope.Shape;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.ScopeClass;
import io.varscope.processor.model.Site;
import io.varscope.processor.model.VariableDeclaration;
import io.varscope.rules.Problems;
import java.util.Optional;
import java.util.function.Consumer;

/** No axis may be negative, and a variable has to fit into memory that one buffer can hold. */
final class IllegalShape implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    for (ScopeClass type : model.bindableClasses()) {
      for (Member member : type.members()) {
        if (member instanceof VariableDeclaration variable) {
          problem(variable)
              .ifPresent(
                  reason ->
                      findings.accept(
                          new Finding(
                              site(variable),
                              Problems.illegalShape(variable.field().toString(), reason))));
        }
      }
    }
  }

  private static Optional<String> problem(VariableDeclaration variable) {
    return Shape.problem(variable.shape())
        .or(() -> variable.dtype().flatMap(dtype -> Shape.of(variable.shape()).problem(dtype)));
  }

  /** The negative length itself, else the whole shape. */
  private static Site site(VariableDeclaration variable) {
    for (int axis = 0; axis < variable.dims().size(); axis++) {
      if (variable.dims().get(axis) < 0) {
        return variable.site().at("shape[" + axis + "]");
      }
    }
    return variable.shapeSite();
  }
}
