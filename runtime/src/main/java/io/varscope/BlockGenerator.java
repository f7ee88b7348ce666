package io.varscope;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The generator of one block. Its normal numbers are its own, because those of {@link
 * RandomGenerator} are not the same on every Java version: JDK 17 and 25 differ in the tails.
 */
final class BlockGenerator implements RandomGenerator {

  private final SplittableRandom bits;

  /** The polar method makes two numbers at a time; NaN when there is no second one. */
  private double spare = Double.NaN;

  BlockGenerator(long seed) {
    this.bits = new SplittableRandom(seed);
  }

  @Override
  public long nextLong() {
    return bits.nextLong();
  }

  /** The polar method of Marsaglia, with the logarithm that is the same everywhere. */
  @Override
  public double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double second = spare;
      spare = Double.NaN;
      return second;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * nextDouble() - 1;
      y = 2 * nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * factor;
    return x * factor;
  }
}
