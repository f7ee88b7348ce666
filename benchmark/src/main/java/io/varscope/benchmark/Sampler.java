package io.varscope.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Looks every millisecond at what the thread that made it does. */
final class Sampler implements AutoCloseable {

  private static final long PERIOD = 1_000_000;

  private final Thread observed = Thread.currentThread();
  private final Thread observer = new Thread(this::observe, "sampler");
  private final List<StackTraceElement[]> samples = new ArrayList<>();
  private volatile boolean stopped;

  Sampler() {
    observer.setDaemon(true);
    observer.start();
  }

  private void observe() {
    while (!stopped) {
      samples.add(observed.getStackTrace());
      LockSupport.parkNanos(PERIOD);
    }
  }

  /** Stops; from the innermost frame to the outermost, as the JDK has them. */
  List<StackTraceElement[]> samples() {
    close();
    return samples;
  }

  @Override
  public void close() {
    stopped = true;
    try {
      observer.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
