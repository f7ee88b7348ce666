package io.varscope.processor.model;

import java.util.Optional;

/**
 * What Java says of a scope class.
 *
 * @param name how generated code names it
 * @param kind the keyword, as {@code class} or {@code record}
 * @param isKotlin whether it is compiled by Kotlin, whose fields are declared otherwise
 * @param isAbstract whether only subclasses have objects
 * @param hidden whether it, or a class around it, is private
 * @param obstacle why it cannot be bound although it is a class, as a clause
 * @param inSource whether this compilation has its source
 * @param hasBinder whether there is, or will be, a binder for it
 * @param binder which this compilation has to write; empty for a class of a library
 */
public record JavaClass(
    JavaName name,
    String kind,
    boolean isKotlin,
    boolean isAbstract,
    boolean hidden,
    Optional<String> obstacle,
    boolean inSource,
    boolean hasBinder,
    Optional<GeneratedClass> binder) {

  /** Whether fields of such a class can be bound at all. */
  public boolean isBindable() {
    return kind.equals("class") && !hidden;
  }
}
