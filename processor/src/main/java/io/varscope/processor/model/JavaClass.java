package io.varscope.processor.model;

import java.util.Optional;

/**
 * What Java says of a scope class.
 *
 * @param kind the keyword, as {@code class} or {@code record}
 * @param isKotlin whether it is compiled by Kotlin, whose fields are declared otherwise
 * @param isAbstract whether only subclasses have objects
 * @param hidden whether it, or a class around it, is private
 * @param obstacle why it cannot be bound although it is a class, as a clause
 * @param inSource whether this compilation has its source
 * @param hasBinder whether there is, or will be, a binder for it
 */
public record JavaClass(
    String kind,
    boolean isKotlin,
    boolean isAbstract,
    boolean hidden,
    Optional<String> obstacle,
    boolean inSource,
    boolean hasBinder) {

  /** Whether fields of such a class can be bound at all. */
  public boolean isBindable() {
    return kind.equals("class") && !hidden;
  }
}
