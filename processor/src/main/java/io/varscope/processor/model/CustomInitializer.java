package io.varscope.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A class of the user's that initializes variables.
 *
 * @param name the canonical name
 * @param takes the canonical names of the classes of variables that it says it can fill; empty if
 *     it does not say
 * @param obstacle why a binder cannot make one, as a clause
 * @param javaName how generated code names it
 */
public record CustomInitializer(
    String name, Optional<List<String>> takes, Optional<String> obstacle, JavaName javaName) {

  public CustomInitializer {
    takes = takes.map(List::copyOf);
  }
}
