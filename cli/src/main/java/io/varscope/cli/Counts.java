package io.varscope.cli;

/** How many there are of something. */
final class Counts {

  private Counts() {}

  /** Such as {@code 1 tensor}, {@code 2 tensors}. */
  static String of(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
