package io.varscope.processor.expand;

import io.varscope.processor.model.Member;
import io.varscope.processor.model.ScopeClass;
import java.util.OptionalLong;

/**
 * One field on the way from a root to a variable: mounts, and the variable last.
 *
 * @param declaring the class that declares the field
 * @param index of the element, if the field holds several
 * @param name below the scope around it
 */
public record Step(ScopeClass declaring, Member member, OptionalLong index, String name) {

  /** Whether this and another step from the same object lead to the same. */
  boolean leadsTo(Step other) {
    return member.field().equals(other.member.field()) && index.equals(other.index);
  }

  /** As {@code .layers[3]}. */
  @Override
  public String toString() {
    return "." + member.field().name() + (index.isPresent() ? "[" + index.getAsLong() + "]" : "");
  }
}
