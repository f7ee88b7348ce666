package io.varscope.processor.model;

import java.util.Optional;

/**
 * A type parameter of a scope class.
 *
 * @param bound the qualified name of the class of variables that is its only bound, if one is
 */
public record TypeParameter(String name, Optional<String> bound) {}
