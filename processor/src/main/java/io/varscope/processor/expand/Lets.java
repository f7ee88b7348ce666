package io.varscope.processor.expand;

import io.varscope.processor.model.Formula;
import io.varscope.rules.Let;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The dimensions and conditions that the scopes of a graph give.
 *
 * @param given those of all places, in order
 * @param used where those are written that an expression uses at some place
 */
public record Lets(Set<Formula<Let>> given, Set<Object> used) {

  public Lets {
    given = Collections.unmodifiableSet(new LinkedHashSet<>(given));
    used = Set.copyOf(used);
  }
}
