package io.varscope.checkpoint.files;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Calls channels in private threads, which nobody can interrupt: an interrupt would close a channel
 * for all its users. The caller waits, and keeps its own interrupt for later.
 */
public final class Uninterrupted {

  /** What reads or writes. */
  @FunctionalInterface
  public interface Call<T> {
    T run() throws IOException;
  }

  /** Idle threads end after a minute. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "varscope-files");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
          });

  private Uninterrupted() {}

  public static <T> T call(Call<T> call) throws IOException {
    Future<T> result = THREADS.submit(call::run);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw rethrown(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static IOException rethrown(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof IOException fault) {
      return fault;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new AssertionError("a call throws nothing else", e);
  }
}
