package io.varscope.benchmark.checkpoint;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/** Memory that nobody holds any more, direct and mapped. */
final class Garbage {

  private static final int MOST_TRIES = 50;
  private static final int PAUSE_MILLIS = 20;

  private Garbage() {}

  /** Frees it, and waits until that is done: a thread of the JVM does it after the collection. */
  static void collect() {
    System.gc();
    long before;
    long after = bufferBytes();
    int tries = 0;
    do {
      before = after;
      pause();
      after = bufferBytes();
    } while (after != before && ++tries < MOST_TRIES);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long bufferBytes() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
