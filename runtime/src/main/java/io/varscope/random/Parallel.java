package io.varscope.random;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Runs tasks in the calling thread, with help from an executor if it has threads to spare. The
 * caller never waits for a task that nobody has begun, so a busy executor costs time only: even one
 * whose threads all wait here.
 */
public final class Parallel {

  private final int tasks;
  private final IntConsumer task;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch left;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private Parallel(int tasks, IntConsumer task) {
    this.tasks = tasks;
    this.task = task;
    this.left = new CountDownLatch(tasks);
  }

  /**
   * Runs tasks, in any order, and returns when all are done.
   *
   * @param task is given the number of each, from 0
   */
  public static void run(Executor executor, int tasks, IntConsumer task) {
    Parallel run = new Parallel(tasks, task);
    int helpers = Math.min(tasks, Runtime.getRuntime().availableProcessors()) - 1;
    try {
      for (int i = 0; i < helpers; i++) {
        executor.execute(run::work);
      }
    } catch (RejectedExecutionException nobodyHelps) {
      // The calling thread does it all.
    }
    run.work();
    run.await();
  }

  private void work() {
    for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
      try {
        if (failure.get() == null) {
          task.accept(i);
        }
      } catch (Throwable e) { // Other languages throw checked exceptions without saying so.
        failure.compareAndSet(null, e);
      } finally {
        left.countDown();
      }
    }
  }

  private void await() {
    boolean interrupted = false;
    while (left.getCount() > 0) {
      try {
        left.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.get() != null) {
      Parallel.<RuntimeException>rethrow(failure.get());
    }
  }

  @SuppressWarnings("unchecked") // Whatever it is, it is thrown as it is.
  private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
