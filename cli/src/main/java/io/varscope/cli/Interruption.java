package io.varscope.cli;

import io.varscope.checkpoint.Progress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops a write if the program is told to end, so that nothing half is left. */
final class Interruption implements Progress, AutoCloseable {

  /** How long the end of the program waits for a slow disk. */
  private static final long LONGEST_WAIT_IN_SECONDS = 10;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");
  private volatile boolean isTold;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @SuppressWarnings("ReturnValueIgnored") // The program ends whether or not it was in time.
  private void stop() {
    isTold = true;
    try {
      written.await(LONGEST_WAIT_IN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean at(long done, long total) {
    return !isTold;
  }

  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // Then it has run.
    }
  }
}
