package io.varscope.processor.check;

import io.varscope.DType;
import io.varscope.Shape;
import io.varscope.processor.dims.SymbolicShape;
import io.varscope.processor.expand.Graph;
import io.varscope.processor.expand.PlacedVariable;
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
          Optional<String> reason = problem(variable);
          if (reason.isPresent()) {
            findings.accept(
                new Finding(
                    site(variable),
                    Problems.illegalShape(variable.field().toString(), reason.get())));
          }
        }
      }
    }
    for (Graph graph : model.expansion().graphs()) {
      for (PlacedVariable variable : graph.variables()) {
        if (!variable.declaration().dims().isEmpty() || variable.declaration().isGeneric()) {
          checkPlace(variable, model, findings);
        }
      }
    }
  }

  private static Optional<String> problem(VariableDeclaration variable) {
    if (!variable.dims().isEmpty()) {
      return variable.lengths().isEmpty()
          ? Optional.empty()
          : Optional.of("it has both a shape and dims. Remove one of them");
    }
    return problem(variable.shape(), variable.dtype());
  }

  /** What is wrong with a shape, as a clause. */
  private static Optional<String> problem(long[] lengths, Optional<DType<?>> dtype) {
    Optional<String> problem = Shape.problem(lengths);
    return problem.isPresent() || dtype.isEmpty()
        ? problem
        : Shape.of(lengths).problem(dtype.get());
  }

  /** The negative length itself, else the whole shape. */
  private static Site site(VariableDeclaration variable) {
    if (variable.dims().isEmpty()) {
      for (int axis = 0; axis < variable.lengths().size(); axis++) {
        if (variable.lengths().get(axis) < 0) {
          return variable.site().at("shape[" + axis + "]");
        }
      }
    }
    return variable.shapeSite();
  }

  private static void checkPlace(PlacedVariable variable, Model model, Consumer<Finding> findings) {
    variable
        .shape()
        .flatMap(SymbolicShape::lengths)
        .flatMap(lengths -> problem(lengths, variable.dtype()))
        .flatMap(
            reason ->
                variable
                    .site(model.sources(), variable.declaration().shapeSite())
                    .map(site -> new Finding(site, Problems.illegalShape(variable.name(), reason))))
        .ifPresent(findings);
  }
}
