package io.varscope.generated;

import io.varscope.DType;
import io.varscope.VariableException;
import io.varscope.rules.Id;
import org.jspecify.annotations.Nullable;

/**
 * The dtypes of a class's type variables at one place.
 *
 * @param variable the name of a type variable
 * @param others that were given before
 */
record Dtypes(String variable, DType<?> dtype, @Nullable Dtypes others) {

  /** What was given last by a name. */
  static DType<?> of(String variable, @Nullable Dtypes given, FieldPath place) {
    for (Dtypes dtypes = given; dtypes != null; dtypes = dtypes.others) {
      if (dtypes.variable.equals(variable)) {
        return dtypes.dtype;
      }
    }
    throw new VariableException(
        Id.UNKNOWN_DTYPE.toString(),
        "Type variable "
            + variable
            + " of "
            + place
            + " has no dtype: whoever mounts, extends or binds that class does not say it. Compile again"
            + " what was compiled when there was no such variable, and annotate what extends it with"
            + " @VariableScope.");
  }
}
