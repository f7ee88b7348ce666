package io.varscope.checkpoint;

/** What can differ between a file and the variables that it is loaded into. */
public enum Mismatch {
  /** A variable that the file lacks. If that is allowed, it keeps or gets its own values. */
  MISSING,

  /** A tensor whose name no variable has. If that is allowed, it is not read. */
  UNEXPECTED,

  /** Another shape. If that is allowed, the variable keeps or gets its own values. */
  SHAPE,

  /**
   * Another dtype. If that is allowed, float16 and bfloat16 are widened to a variable of float32;
   * any other variable keeps or gets its own values.
   */
  DTYPE
}
