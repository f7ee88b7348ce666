package io.varscope.random;

import java.util.SplittableRandom;

/**
 * Standard normal numbers by the ziggurat of Marsaglia and Tsang (2000): 255 rectangles and a base
 * strip with the tail, all of the same area, cover the density; nearly always a point in one of
 * them is below the density for certain. Layer and place are drawn from different bits, as Doornik
 * (2005) asks for.
 *
 * <p>Only exactly specified arithmetic is used, so that the numbers are the same everywhere.
 */
public final class Ziggurat {

  private static final int LAYERS = 256;

  /** The distance of places of 24 bits in [-1, 1). */
  private static final double UNIT = 0x1p-23;

  /** Where the tail begins, and the area of each layer: Marsaglia and Tsang, for 256 layers. */
  private static final double TAIL = 3.654152885361009;

  private static final double AREA = 0.00492867323399;

  /** Far more than two exponentials of numbers up to 0 can differ by: these are at most 1. */
  private static final double UNCERTAIN = 1e-12;

  /** The right ends of the layers from the widest to the narrowest, and 0. */
  private static final double[] RIGHT = new double[LAYERS + 1];

  /** The density at these ends, but for a factor. */
  private static final double[] DENSITY = new double[LAYERS + 1];

  static {
    RIGHT[0] = AREA / density(TAIL);
    RIGHT[1] = TAIL;
    for (int i = 1; i < LAYERS - 1; i++) {
      RIGHT[i + 1] = Math.sqrt(-2 * StrictMath.log(AREA / RIGHT[i] + density(RIGHT[i])));
    }
    RIGHT[LAYERS] = 0;
    for (int i = 0; i <= LAYERS; i++) {
      DENSITY[i] = density(RIGHT[i]);
    }
  }

  private Ziggurat() {}

  /** For each layer, the distance of neighbouring places, if a place is a number of 24 bits. */
  public static float[] units() {
    float[] units = new float[LAYERS];
    for (int layer = 0; layer < LAYERS; layer++) {
      units[layer] = (float) (RIGHT[layer] * UNIT);
    }
    return units;
  }

  /**
   * In each layer, how many places of 24 bits from 0 on are below the density for certain, and not
   * beyond a limit.
   */
  public static int[] certain(double limit) {
    int[] certain = new int[LAYERS];
    for (int layer = 0; layer < LAYERS; layer++) {
      certain[layer] = (int) (Math.min(RIGHT[layer + 1], limit) / (RIGHT[layer] * UNIT));
    }
    return certain;
  }

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  /** A normal number. */
  public static double next(SplittableRandom random) {
    while (true) {
      long bits = random.nextLong();
      int layer = layer((int) bits);
      // The upper 54 bits: in [-1, 1).
      double x = (bits >> 10) * 0x1p-53 * RIGHT[layer];
      if (isBelow(layer, x, random)) {
        return x;
      }
      if (layer == 0) {
        return tail(x, random);
      }
    }
  }

  /** The layer that random bits choose, by the lowest eight. */
  public static int layer(int bits) {
    return bits & (LAYERS - 1);
  }

  /**
   * The normal number of a place in a layer, where that is not below the density for certain.
   *
   * @param place of 24 bits
   * @param more is drawn from as long as needed
   */
  public static double settle(int layer, int place, SplittableRandom more) {
    double x = place * UNIT * RIGHT[layer];
    if (layer == 0 && Math.abs(x) >= TAIL) {
      return tail(x, more);
    }
    return isBelow(layer, x, more) ? x : next(more);
  }

  /** Whether a random point at a place in a layer other than the base is below the density. */
  private static boolean isBelow(int layer, double x, SplittableRandom random) {
    return Math.abs(x) < RIGHT[layer + 1]
        || (layer > 0
            && isBelow(
                DENSITY[layer] + random.nextDouble() * (DENSITY[layer + 1] - DENSITY[layer]), x));
  }

  /**
   * Whether a height is below the density. The usual exponential is faster, but differs from one
   * machine to another by some last bits; only where these may decide, the exact one is asked.
   */
  private static boolean isBelow(double height, double x) {
    double density = Math.exp(-0.5 * x * x);
    return Math.abs(height - density) > UNCERTAIN ? height < density : height < density(x);
  }

  /** A normal number beyond where the tail begins, on the side of another: Marsaglia 1964. */
  private static double tail(double side, SplittableRandom random) {
    double beyond;
    double height;
    do {
      // 1 - u is never 0.
      beyond = -StrictMath.log(1 - random.nextDouble()) / TAIL;
      height = -StrictMath.log(1 - random.nextDouble());
    } while (2 * height < beyond * beyond);
    return Math.copySign(TAIL + beyond, side);
  }
}
