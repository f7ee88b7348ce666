package io.varscope.processor.expand;

import io.varscope.processor.model.Member;
import io.varscope.processor.model.ScopeClass;

/**
 * One field on the way from a root to a variable: mounts, and the variable last.
 *
 * @param declaring the class that declares the field
 */
public record Step(ScopeClass declaring, Member member) {}
