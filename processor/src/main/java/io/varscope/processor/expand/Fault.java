package io.varscope.processor.expand;

import io.varscope.processor.model.Site;
import io.varscope.rules.Problem;
import java.util.Optional;

/**
 * An expression that has no value at some place, or a wrong one.
 *
 * @param path the place
 * @param site the expression
 * @param problem what is wrong
 * @param unknown the name that nobody gives, if that is the reason
 */
public record Fault(Path path, Site site, Problem problem, Optional<Unknown> unknown) {

  /**
   * A name that nobody gives.
   *
   * @param name as it is written
   * @param problem what is wrong where the expression itself is not told
   */
  public record Unknown(String name, Problem problem) {}

  /** The same, told at another place. */
  Fault at(Path path, Site site) {
    return new Fault(path, site, unknown.orElseThrow().problem(), unknown);
  }
}
