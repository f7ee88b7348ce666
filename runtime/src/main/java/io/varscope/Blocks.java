package io.varscope;

import java.util.random.RandomGenerator;

/** Fills a variable block by block, each from its own generator. */
final class Blocks {

  /** Draws the next element. */
  @FunctionalInterface
  interface Sampler {
    double next(RandomGenerator generator);
  }

  private Blocks() {}

  static void fill(AnyVariable variable, KeyedRandom random, Sampler sampler) {
    int size = variable.size();
    // A long, because the end of the last block of the largest variable is beyond an int.
    for (long start = 0; start < size; start += KeyedRandom.BLOCK) {
      RandomGenerator generator = random.block(start / KeyedRandom.BLOCK);
      int end = (int) Math.min(size, start + KeyedRandom.BLOCK);
      for (int i = (int) start; i < end; i++) {
        variable.setFromDouble(i, sampler.next(generator));
      }
    }
  }
}
