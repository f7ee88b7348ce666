package io.varscope.processor.check;

import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Problems;
import java.util.Optional;
import java.util.function.Consumer;

/** A variable has one dtype, whoever shares it. */
final class DtypeMismatch implements Rule {

  @Override
  public void check(Model model, Consumer<Finding> findings) {
    Sharing.check(model, PlacedVariable::dtype, DtypeMismatch::compare, findings);
  }

  private static Optional<Finding> compare(
      PlacedVariable sharer, PlacedVariable other, Sources sources) {
    if (sharer.dtype().isEmpty()
        || other.dtype().isEmpty()
        || sharer.dtype().equals(other.dtype())) {
      return Optional.empty();
    }
    return Sharing.finding(
        Problems.dtypeMismatch(
            sharer.name(), sharer.dtype().get().toString(), other.dtype().get().toString()),
        sharer,
        other,
        Member::site,
        sources);
  }
}
