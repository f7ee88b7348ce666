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
public record Fault(Path path, Site site, Problem problem, Optional<String> unknown) {}
