package io.varscope.benchmark.checkpoint;

import java.io.IOException;

/**
 * One way to do it.
 *
 * @param name for the table
 * @param sampler what measures it
 */
record Contestant(String name, Sampler sampler) {

  /** Does it once, and says how many nanoseconds that took, without what comes before and after. */
  interface Sampler {
    double nanos() throws IOException;
  }

  /** What is measured as a whole. */
  interface Action {
    void run() throws IOException;
  }

  /** Who takes all of its time to do it. */
  static Contestant of(String name, Action action) {
    return new Contestant(name, () -> nanos(action));
  }

  /** Who does it so often that a clock can tell; the time is that of once. */
  static Contestant repeated(String name, int times, Action action) {
    return new Contestant(
        name,
        () -> {
          long start = System.nanoTime();
          for (int i = 0; i < times; i++) {
            action.run();
          }
          return (double) (System.nanoTime() - start) / times;
        });
  }

  static double nanos(Action action) throws IOException {
    long start = System.nanoTime();
    action.run();
    return System.nanoTime() - start;
  }
}
