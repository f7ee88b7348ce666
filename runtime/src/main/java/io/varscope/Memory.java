package io.varscope;

/** Where a store keeps the elements of its variables. */
public enum Memory {
  /**
   * Outside the heap, in direct buffers in native byte order, each aligned to 64 bytes: engines can
   * share it without copying.
   */
  DIRECT,

  /** In plain Java arrays, which {@code array()} of a variable returns without copying. */
  ARRAY
}
