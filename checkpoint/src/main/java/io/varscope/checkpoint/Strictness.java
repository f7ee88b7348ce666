package io.varscope.checkpoint;

/** What is taken of files that no careful program writes. */
public enum Strictness {
  /** What is not written as the format says is refused. */
  STRICT,
  /** What readers of others take, and what cannot be misread, is noted. */
  LENIENT
}
