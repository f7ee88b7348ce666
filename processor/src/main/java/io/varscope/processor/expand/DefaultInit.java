package io.varscope.processor.expand;

import io.varscope.processor.model.InitDeclaration;
import io.varscope.processor.model.Site;

/**
 * The initializer of a scope, for variables below that name none.
 *
 * @param site where it is written
 * @param scope the class or mount that has it, for messages
 */
public record DefaultInit(InitDeclaration init, Site site, String scope) {}
