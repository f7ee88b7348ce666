package io.varscope.initializer;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.KeyedRandom;
import io.varscope.Shape;
import io.varscope.random.Ziggurat;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.SplittableRandom;

/** Normal, or truncated at two standard deviations. */
public record NormalInitializer(double mean, double stddev, boolean truncated)
    implements Initializer {

  /** The standard deviation of a standard normal that is truncated at -2 and 2. */
  static final double TRUNCATED_STDDEV = 0.8796256610342398;

  private static final double TRUNCATION = 2;

  private static final int CHUNK = UniformInitializer.CHUNK;

  /** Made when something is drawn: the compiler only asks what is wrong with the parameters. */
  private static final class Tables {
    static final float[] UNITS = Ziggurat.units();
    static final int[] CERTAIN = Ziggurat.certain(Double.POSITIVE_INFINITY);
    static final int[] CERTAIN_TRUNCATED = Ziggurat.certain(TRUNCATION);
  }

  @Override
  public Optional<String> problem(DType<?> dtype, Shape shape) {
    return Numbers.first(
        Numbers.requireFloating(truncated ? "TRUNCATED_NORMAL" : "NORMAL", dtype),
        Numbers.requireFinite("mean", mean, dtype),
        Numbers.requireFinite("stddev", stddev, dtype),
        stddev >= 0
            ? Optional.empty()
            : Optional.of("stddev is " + Numbers.text(stddev) + "; it must be >= 0"));
  }

  @Override
  public void initialize(AnyVariable variable, KeyedRandom random) {
    random.forEachBlock(
        variable.size(),
        (index, from, to) -> {
          if (variable instanceof FloatVariable floats) {
            fill(floats.buffer(), from, to, random.seed(index));
          } else {
            fill(variable, from, to, random.seed(index));
          }
        });
  }

  private void fill(AnyVariable target, int from, int to, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = from; i < to; i++) {
      double z;
      do {
        z = Ziggurat.next(random);
      } while (truncated && Math.abs(z) > TRUNCATION);
      target.setFromDouble(i, mean + stddev * z);
    }
  }

  /**
   * Makes two elements of each 64 random bits. The few that these do not decide are settled after
   * the loop, with a generator of their own: a loop without calls stays in registers.
   */
  private void fill(FloatBuffer target, int from, int to, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom more = random.split();
    float mean = (float) this.mean;
    float stddev = (float) this.stddev;
    int[] certain = truncated ? Tables.CERTAIN_TRUNCATED : Tables.CERTAIN;
    float[] units = Tables.UNITS;
    float[] chunk = new float[CHUNK];
    int[] open = new int[CHUNK];
    int[] openBits = new int[CHUNK];
    for (int start = from; start < to; start += CHUNK) {
      int left = 0;
      // The whole chunk, even if less is needed: then no index is checked.
      for (int i = 0; i < CHUNK; i += 2) {
        long pair = random.nextLong();
        int bits = (int) pair;
        int layer = Ziggurat.layer(bits);
        chunk[i] = mean + stddev * ((bits >> 8) * units[layer]);
        if (Math.abs(bits >> 8) >= certain[layer]) {
          open[left] = i;
          openBits[left++] = bits;
        }
        bits = (int) (pair >>> 32);
        layer = Ziggurat.layer(bits);
        chunk[i + 1] = mean + stddev * ((bits >> 8) * units[layer]);
        if (Math.abs(bits >> 8) >= certain[layer]) {
          open[left] = i + 1;
          openBits[left++] = bits;
        }
      }
      for (int k = 0; k < left; k++) {
        chunk[open[k]] = mean + stddev * settle(openBits[k], more);
      }
      target.put(start, chunk, 0, Math.min(CHUNK, to - start));
    }
  }

  private float settle(int bits, SplittableRandom more) {
    double z = Ziggurat.settle(Ziggurat.layer(bits), bits >> 8, more);
    while (truncated && Math.abs(z) > TRUNCATION) {
      z = Ziggurat.next(more);
    }
    return (float) z;
  }
}
