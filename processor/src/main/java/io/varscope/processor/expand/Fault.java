package io.varscope.processor.expand;

import io.varscope.processor.model.Site;
import io.varscope.rules.Problem;

/**
 * An expression that has no value at some place, or a wrong one.
 *
 * @param path the place
 * @param site the expression
 * @param problem what is wrong
 */
public record Fault(Path path, Site site, Problem problem) {}
