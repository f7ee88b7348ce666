package io.varscope.processor.model;

import io.varscope.DType;
import io.varscope.Memory;

/**
 * The type of a field that holds a variable.
 *
 * @param dtype of the variable: fixed, or that of a type variable
 * @param form what of the variable the field holds
 */
public record FieldType(DtypeSource dtype, Form form) {

  public FieldType(DType<?> dtype, Form form) {
    this(new DtypeSource.Fixed(dtype), form);
  }

  /** What of a variable a field can hold. */
  public enum Form {
    /** All of it. */
    VARIABLE(Memory.ANY),
    /** The array that its elements are in. */
    ARRAY(Memory.ARRAY),
    /** A buffer over the direct memory that its elements are in. */
    BUFFER(Memory.DIRECT);

    private final Memory memory;

    Form(Memory memory) {
      this.memory = memory;
    }
  }

  /** Where the elements have to be. */
  public Memory memory() {
    return form.memory;
  }
}
