package io.varscope.checkpoint;

/** Who is told how far a long load or save is, and may stop it. */
@FunctionalInterface
public interface Progress {

  /** Goes on and tells nobody. */
  Progress NONE = (done, total) -> true;

  /**
   * Told now and then, by the thread that loads or saves.
   *
   * @param done bytes
   * @param total bytes
   * @return whether to go on; if not, everything is left as it was
   */
  boolean at(long done, long total);
}
