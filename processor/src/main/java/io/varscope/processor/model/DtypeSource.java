package io.varscope.processor.model;

import io.varscope.DType;

/** What a type says of a dtype, as the type of a variable or as a type argument. */
public sealed interface DtypeSource {

  /** It is a class of variables. */
  record Fixed(DType<?> dtype) implements DtypeSource {

    /** The name of the dtype. */
    @Override
    public String toString() {
      return dtype.toString();
    }
  }

  /** It is a type variable of the class that has it, which has the dtype from its mounts. */
  record Variable(String name) implements DtypeSource {}

  /**
   * It says nothing of a dtype.
   *
   * @param type as a person writes it; empty where there is no type argument
   * @param isTypeVariable whether it is a type variable
   */
  record Nothing(String type, boolean isTypeVariable) implements DtypeSource {}

  /** It is a class that does not exist, which the compiler tells. */
  record Unresolved() implements DtypeSource {}
}
