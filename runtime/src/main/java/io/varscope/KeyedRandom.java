package io.varscope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/**
 * The random numbers of one variable: a function of a seed and the variable's full name, and of
 * nothing else. Each block of elements has a generator of its own, so blocks can be filled in any
 * order.
 */
public final class KeyedRandom {

  /** The elements that one generator fills. */
  public static final int BLOCK = 1 << 14;

  private final long seed;
  private final String name;

  KeyedRandom(long seed, String name) {
    this.seed = seed;
    this.name = name;
  }

  /** The numbers of the same variable under another seed. */
  KeyedRandom withSeed(long seed) {
    return new KeyedRandom(seed, name);
  }

  /**
   * The generator for the elements from {@code index * BLOCK}, at its beginning.
   *
   * @param index from 0
   */
  public RandomGenerator block(long index) {
    byte[] text = name.getBytes(UTF_8);
    byte[] key =
        ByteBuffer.allocate(2 * Long.BYTES + text.length)
            .putLong(seed)
            .putLong(index)
            .put(text)
            .array();
    return new BlockGenerator(ByteBuffer.wrap(sha256(key)).getLong());
  }

  private static byte[] sha256(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
