package io.varscope.random;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The generator of one block. Its normal numbers are not those of {@link RandomGenerator}, which
 * differ from one Java version to the next: those of JDK 17 and 25 do in the tails.
 */
public final class BlockGenerator implements RandomGenerator {

  private final SplittableRandom bits;

  public BlockGenerator(long seed) {
    this.bits = new SplittableRandom(seed);
  }

  @Override
  public long nextLong() {
    return bits.nextLong();
  }

  @Override
  public double nextGaussian() {
    return Ziggurat.next(bits);
  }
}
