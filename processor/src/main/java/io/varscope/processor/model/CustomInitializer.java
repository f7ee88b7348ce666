package io.varscope.processor.model;

import java.util.Optional;

/**
 * A class of the user's that initializes variables.
 *
 * @param name the canonical name
 * @param obstacle why a binder cannot make one, as a clause
 */
public record CustomInitializer(String name, Optional<String> obstacle) {}
