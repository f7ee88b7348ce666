package io.varscope.checkpoint;

/** What can differ between a file and the variables that it is loaded into. */
public enum Mismatch {
  /** A variable that the file lacks. Allowed, it keeps or gets its own values. */
  MISSING,

  /** A tensor that no variable has the name of. Allowed, it is not read. */
  UNEXPECTED,

  /** Another shape. Allowed, the variable keeps or gets its own values. */
  SHAPE,

  /**
   * Another dtype. Allowed, float16 and bfloat16 are widened to a variable of float32; else the
   * variable keeps or gets its own values.
   */
  DTYPE
}
