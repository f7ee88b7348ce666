package io.varscope.checkpoint.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.checkpoint.layout.Axes.Axis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Blocks are copied as by one element after the other, whatever the sizes of blocks and tiles. */
class BlockwisePropertyTest {

  /**
   * A block of one array that is a block of another.
   *
   * @param source the elements of the one
   * @param target the elements of the other
   */
  private record Case(Axes axes, int source, int target) {

    static Case of(Random random, int mostElements) {
      int rank = random.nextInt(5);
      List<Long> source = new ArrayList<>();
      List<Long> target = new ArrayList<>();
      List<Integer> order = new ArrayList<>();
      long[] length = new long[rank];
      long elements = 1;
      for (int k = 0; k < rank; k++) {
        long most =
            Math.max(1, Math.min(mostElements / elements, random.nextInt(9) == 0 ? 200 : 9));
        length[k] = 1L + random.nextInt((int) most);
        elements *= length[k];
        source.add(length[k] + random.nextInt(3) / 2);
        order.add(random.nextInt(k + 1), k);
      }
      for (int k : order) {
        target.add(length[k] + random.nextInt(3) / 2);
      }
      long[] from = Axes.strides(source);
      long[] to = Axes.strides(target);
      List<Axis> axes = new ArrayList<>();
      for (int k = 0; k < rank; k++) {
        axes.add(new Axis(length[k], from[k], to[order.indexOf(k)]));
      }
      return new Case(
          new Axes(axes, begin(random, source, length), 0), (int) size(source), (int) size(target));
    }

    private static long begin(Random random, List<Long> shape, long[] length) {
      long begin = 0;
      for (int k = 0; k < length.length; k++) {
        begin += Axes.strides(shape)[k] * random.nextInt((int) (shape.get(k) - length[k]) + 1);
      }
      return begin;
    }

    private static long size(List<Long> shape) {
      return shape.stream().reduce(1L, (a, b) -> a * b);
    }

    /** The bytes of the target, copied one after the other. */
    byte[] copied(byte[] from, int width) {
      byte[] to = new byte[target * width];
      copy(from, to, width, 0, axes.source(), axes.target());
      return to;
    }

    private void copy(byte[] from, byte[] to, int width, int next, long f, long t) {
      if (next == axes.axes().size()) {
        System.arraycopy(from, (int) f * width, to, (int) t * width, width);
        return;
      }
      Axis axis = axes.axes().get(next);
      for (long k = 0; k < axis.length(); k++) {
        copy(from, to, width, next + 1, f + k * axis.source(), t + k * axis.target());
      }
    }
  }

  private static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @Property(tries = 400, seed = "1")
  void copiedInBlocks(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 3) int scale,
      @ForAll @IntRange(min = 1, max = 3000) int blockSize)
      throws IOException {
    Random random = new Random(seed);
    int width = 1 << scale;
    Case tried = Case.of(random, 20_000);
    byte[] from = bytes(random, tried.source() * width);
    byte[] to = new byte[tried.target() * width];
    long[] last = {0};
    BlockwiseCopy.ofBlocks(blockSize)
        .copy(
            tried.axes(),
            width,
            (index, elements) -> {
              assertTrue(last[0] <= index, "it is read from the beginning to the end");
              last[0] = index;
              elements.put(elements.position(), from, (int) index * width, elements.remaining());
            },
            (index, elements) -> elements.get(to, (int) index * width, elements.remaining()));
    assertArrayEquals(tried.copied(from, width), to);
  }

  @Property(tries = 400, seed = "2")
  void gathered(@ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int scale) {
    Random random = new Random(seed);
    int width = 1 << scale;
    Case tried = Case.of(random, 20_000);
    byte[] from = bytes(random, tried.source() * width);
    ByteBuffer to = ByteBuffer.allocate(tried.target() * width).order(ByteOrder.LITTLE_ENDIAN);
    new BlockwiseGather(to.capacity())
        .gather(
            tried.axes(),
            width,
            (index, elements) -> elements.put(from, (int) index * width, elements.remaining()),
            to);
    assertArrayEquals(tried.copied(from, width), to.array());
  }

  @Property(tries = 10, seed = "3")
  void largeBlocksAreShared(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    int rows = 300 + random.nextInt(300);
    int columns = 300 + random.nextInt(300);
    Axes axes = new Axes(List.of(new Axis(rows, columns, 1), new Axis(columns, 1, rows)), 0, 0);
    Case tried = new Case(axes, rows * columns, rows * columns);
    byte[] from = bytes(random, rows * columns * 4);
    byte[] to = new byte[from.length];
    BlockwiseCopy.of(from.length)
        .copy(
            axes,
            4,
            (index, elements) ->
                elements.put(elements.position(), from, (int) index * 4, elements.remaining()),
            (index, elements) -> elements.get(to, (int) index * 4, elements.remaining()));
    assertArrayEquals(tried.copied(from, 4), to);
    ByteBuffer gathered = ByteBuffer.allocate(from.length).order(ByteOrder.LITTLE_ENDIAN);
    new BlockwiseGather(from.length)
        .gather(
            axes,
            4,
            (index, elements) -> elements.put(from, (int) index * 4, elements.remaining()),
            gathered);
    assertArrayEquals(to, gathered.array());
  }
}
