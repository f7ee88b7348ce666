package io.varscope.processor.model;

import io.varscope.Reuse;
import io.varscope.rules.Expression;
import io.varscope.rules.NameTemplate;
import java.util.Optional;

/** An annotated field of a scope class. */
public sealed interface Member permits VariableDeclaration, MountDeclaration {

  /** The field. */
  JavaField field();

  /** The name below the scope of the class, as written or else the field's. */
  String name();

  /** The name, if it has expressions in it. */
  Optional<Formula<NameTemplate>> template();

  /** As written. */
  Reuse reuse();

  /** As written. */
  InitDeclaration init();

  /** The condition under which there is anything, if one is written. */
  Optional<Formula<Expression>> when();

  /** The annotation. */
  Site site();

  /** What decides the name: the value if it is written, else the annotation. */
  Site nameSite();
}
