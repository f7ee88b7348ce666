package io.varscope.processor.check;

import io.varscope.processor.expand.PlacedVariable;
import io.varscope.processor.model.Finding;
import io.varscope.processor.model.Member;
import io.varscope.processor.model.Sources;
import io.varscope.rules.Problems;
import java.util.Optional;

/** A variable has one dtype, whoever shares it. */
final class DtypeMismatch extends Sharing {

  @Override
  Object facts(PlacedVariable place) {
    return place.dtype();
  }

  @Override
  Optional<Finding> compare(PlacedVariable sharer, PlacedVariable other, Sources sources) {
    if (sharer.dtype().isEmpty()
        || other.dtype().isEmpty()
        || sharer.dtype().equals(other.dtype())) {
      return Optional.empty();
    }
    return finding(
        Problems.dtypeMismatch(
            sharer.name(), sharer.dtype().get().toString(), other.dtype().get().toString()),
        sharer,
        other,
        Member::site,
        sources);
  }
}
