package io.varscope;

/** Where the elements of a variable are kept. */
public enum Memory {
  /** Either: {@link #DIRECT}, unless a field of the same bind needs an array. */
  ANY,

  /**
   * Outside the heap, in direct memory, little-endian, aligned to 64 bytes: engines can share it
   * without copying.
   */
  DIRECT,

  /** In a plain Java array, which {@code array()} of a variable returns without copying. */
  ARRAY;

  String words() {
    return this == ARRAY ? "an array" : "direct memory";
  }
}
