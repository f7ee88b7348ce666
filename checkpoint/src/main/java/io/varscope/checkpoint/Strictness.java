package io.varscope.checkpoint;

/** What is accepted in files that no careful program writes. */
public enum Strictness {
  /** Refuses what is not written as the format says. */
  STRICT,
  /** Accepts, and notes, what other readers accept if it cannot be misread. */
  LENIENT
}
