package io.varscope.checkpoint;

/** Learns how far a long load or save is, and may stop it. */
@FunctionalInterface
public interface Progress {

  /** Never stops. */
  Progress NONE = (done, total) -> true;

  /**
   * Called now and then by the thread that loads or saves.
   *
   * @param done bytes
   * @param total bytes
   * @return whether to go on; if not, everything is left as it was
   */
  boolean at(long done, long total);
}
