package io.varscope.benchmark.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Has contestants take turns, so that the noise of a machine hits all alike. Each turn has another
 * order: what memory costs depends on who had it before.
 *
 * @param warmups turns that do not count
 * @param turns turns that count
 * @param unit of the table
 * @param nanosPerUnit what a sample is divided by
 * @param tidy whether what one has left is freed before the next; that takes from the heap what the
 *     JVM does not need just then, so it is not for those who measure objects on it
 */
record Rounds(int warmups, int turns, String unit, double nanosPerUnit, boolean tidy) {

  /** Large files: milliseconds. */
  static Rounds large() {
    return new Rounds(1, 7, "ms", 1e6, true);
  }

  /**
   * Runs them, and prints a table.
   *
   * @param contestants the first of them is what the others are compared with
   */
  void run(String heading, List<Contestant> contestants) throws IOException {
    Samples samples = new Samples(contestants.stream().map(Contestant::name).toList());
    Random random = new Random(1);
    for (int turn = -warmups; turn < turns; turn++) {
      List<Contestant> order = new ArrayList<>(contestants);
      Collections.shuffle(order, random);
      for (Contestant contestant : order) {
        if (tidy) {
          Garbage.collect();
        }
        double nanos = contestant.sampler().nanos();
        if (turn >= 0) {
          samples.add(contestant.name(), nanos / nanosPerUnit);
        }
      }
    }
    samples.print(heading, unit);
  }
}
