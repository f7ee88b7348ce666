package io.varscope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.varscope.random.BlockGenerator;
import io.varscope.random.Parallel;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * The random numbers of one variable: a function of a seed and the variable's full name, and of
 * nothing else. Each block of elements has a generator of its own, so blocks can be filled in any
 * order, and by several threads.
 */
public final class KeyedRandom {

  /**
   * The version of what the built-in initializers draw. As long as it stays the same, so does every
   * byte that they make from the same seed, name, shape and dtype, on every machine.
   */
  public static final int VERSION = 1;

  /** The elements that one generator fills. */
  public static final int BLOCK = 1 << 14;

  /** With fewer blocks, the work is done before help arrives. */
  private static final int WORTH_HELP = 4;

  private final long seed;
  private final String name;
  private final Executor executor;

  KeyedRandom(long seed, String name, Executor executor) {
    this.seed = seed;
    this.name = name;
    this.executor = executor;
  }

  /** What is done with one block. */
  @FunctionalInterface
  public interface BlockTask {

    /**
     * Fills a block.
     *
     * @param index of the block, from 0, for {@link KeyedRandom#block}
     * @param from the first element
     * @param to one past the last
     */
    void run(int index, int from, int to);
  }

  /** The numbers of the same variable under another seed. */
  public KeyedRandom withSeed(long seed) {
    return new KeyedRandom(seed, name, executor);
  }

  /**
   * Runs a task for each block of a variable, several at a time if there are many.
   *
   * @param size the number of elements of the variable
   */
  public void forEachBlock(int size, BlockTask task) {
    requireNonNull(task, "task");
    int blocks = size / BLOCK + (size % BLOCK == 0 ? 0 : 1);
    Parallel.run(
        blocks < WORTH_HELP ? Runnable::run : executor,
        blocks,
        // The end of the last block of the largest variable is beyond an int.
        index -> task.run(index, index * BLOCK, (int) Math.min(size, (index + 1L) * BLOCK)));
  }

  /**
   * The generator for the elements from {@code index * BLOCK}, at its beginning.
   *
   * @param index from 0
   */
  public RandomGenerator block(long index) {
    return new BlockGenerator(seed(index));
  }

  /**
   * The seed of a block, for a {@link java.util.SplittableRandom}. That generator is fast, draws
   * the same in all versions of Java, and keeps its state in registers if it is used by the method
   * that makes it.
   *
   * @param index from 0
   */
  public long seed(long index) {
    byte[] text = name.getBytes(UTF_8);
    byte[] key =
        ByteBuffer.allocate(2 * Long.BYTES + text.length)
            .putLong(seed)
            .putLong(index)
            .put(text)
            .array();
    return ByteBuffer.wrap(sha256(key)).getLong();
  }

  private static byte[] sha256(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
