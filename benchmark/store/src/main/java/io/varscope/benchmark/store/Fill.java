package io.varscope.benchmark.store;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Memory;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How long it takes to give a large block of float32 its first values. Where one thread does it,
 * the time is what that thread had a processor, so that other work on the machine does not count.
 */
final class Fill {

  private static final int WARMUPS = 1;
  private static final int TURNS = 5;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Nobody helps the thread that creates a variable. */
  private static final Executor ALONE = Runnable::run;

  /** The same, measured by the clock on the wall. */
  private static final Executor ALONE_BY_WALL = task -> task.run();

  private static final String VARSCOPE = "Varscope";
  private static final String IN_ARRAY = "Varscope, in an array";
  private static final String WITH_MEMORY = "Varscope, with its memory";

  private final int count;

  /** What others fill; its memory has been touched. */
  private final float[] array;

  private Fill(int count) {
    this.count = count;
    this.array = new float[count];
  }

  /** One way to do it, in nanoseconds each time. */
  private record Contestant(String name, LongSupplier nanos) {}

  /**
   * Prints tables.
   *
   * @param count the number of elements
   */
  static void print(int count) {
    // Read when the engine is loaded: nothing from the network, and one thread.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.out.printf("%,d elements%n", count);
    Fill fill = new Fill(count);
    fill.zeros();
    fill.constant();
    fill.uniform();
    fill.normal();
    fill.scaling();
  }

  private void zeros() {
    run(
        "Zeros, all with their memory",
        "new float[]",
        new Contestant("new float[]", timed(() -> sink(new float[count]))),
        new Contestant(VARSCOPE, creation(Initializers.zeros(), Memory.DIRECT)),
        new Contestant(IN_ARRAY, creation(Initializers.zeros(), Memory.ARRAY)),
        new Contestant("PyTorch zeros", engine(manager -> manager.zeros(engineShape()))));
  }

  private void constant() {
    Initializer constant = Initializers.constant(0.1);
    run(
        "One constant, one thread",
        "Arrays.fill",
        new Contestant("Arrays.fill", timed(() -> Arrays.fill(array, 0.1f))),
        new Contestant(VARSCOPE, values(constant, Memory.DIRECT, ALONE)),
        new Contestant(IN_ARRAY, values(constant, Memory.ARRAY, ALONE)));
  }

  private void uniform() {
    Initializer uniform = Initializers.uniform();
    run(
        "Uniform, one thread",
        VARSCOPE,
        new Contestant(VARSCOPE, values(uniform, Memory.DIRECT, ALONE)),
        new Contestant(IN_ARRAY, values(uniform, Memory.ARRAY, ALONE)),
        new Contestant("commons-rng XO_SHI_RO_128_PP", timed(this::commonsUniform)),
        new Contestant("SplittableRandom", timed(this::splittableUniform)),
        new Contestant("Random", timed(this::randomUniform)),
        new Contestant(WITH_MEMORY, creation(uniform, Memory.DIRECT)),
        new Contestant(
            "PyTorch, with its memory",
            engine(manager -> manager.randomUniform(0, 1, engineShape()))));
  }

  private void normal() {
    Initializer normal = Initializers.normal(0, 1);
    run(
        "Normal, one thread",
        VARSCOPE,
        new Contestant(VARSCOPE, values(normal, Memory.DIRECT, ALONE)),
        new Contestant(IN_ARRAY, values(normal, Memory.ARRAY, ALONE)),
        new Contestant(
            "Varscope, truncated",
            values(Initializers.truncatedNormal(0, 1), Memory.DIRECT, ALONE)),
        new Contestant("commons-rng ziggurat on XO_RO_SHI_RO_128_PP", timed(this::commonsNormal)),
        new Contestant("SplittableRandom", timed(this::splittableNormal)),
        new Contestant("Random", timed(this::randomNormal)),
        new Contestant(WITH_MEMORY, creation(normal, Memory.DIRECT)),
        new Contestant(
            "PyTorch, with its memory",
            engine(manager -> manager.randomNormal(0, 1, engineShape(), DataType.FLOAT32))));
  }

  private void scaling() {
    for (String name : List.of("constant", "uniform", "normal")) {
      Initializer initializer =
          switch (name) {
            case "constant" -> Initializers.constant(0.1);
            case "uniform" -> Initializers.uniform();
            default -> Initializers.normal(0, 1);
          };
      run(
          "Threads, " + name + ", by the clock on the wall",
          "one thread",
          new Contestant("one thread", values(initializer, Memory.DIRECT, ALONE_BY_WALL)),
          new Contestant(
              Runtime.getRuntime().availableProcessors() + " threads",
              values(initializer, Memory.DIRECT, ForkJoinPool.commonPool())));
    }
  }

  private void commonsUniform() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_128_PP.create(1);
    for (int i = 0; i < count; i++) {
      array[i] = random.nextFloat();
    }
  }

  private void splittableUniform() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < count; i++) {
      array[i] = random.nextFloat();
    }
  }

  private void randomUniform() {
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      array[i] = random.nextFloat();
    }
  }

  private void commonsNormal() {
    ContinuousSampler normal =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(1));
    for (int i = 0; i < count; i++) {
      array[i] = (float) normal.sample();
    }
  }

  private void splittableNormal() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < count; i++) {
      array[i] = (float) random.nextGaussian();
    }
  }

  private void randomNormal() {
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      array[i] = (float) random.nextGaussian();
    }
  }

  /** The time of the initializer only: the memory is there, and the JVM has set it to 0. */
  private LongSupplier values(Initializer initializer, Memory memory, Executor executor) {
    LongSupplier clock = executor == ALONE ? THREADS::getCurrentThreadCpuTime : System::nanoTime;
    return () -> {
      AtomicLong nanos = new AtomicLong();
      create(
          (variable, random) -> {
            long start = clock.getAsLong();
            initializer.initialize(variable, random);
            nanos.set(clock.getAsLong() - start);
          },
          memory,
          executor);
      return nanos.get();
    };
  }

  private LongSupplier creation(Initializer initializer, Memory memory) {
    return timed(() -> create(initializer, memory, ALONE));
  }

  private void create(Initializer initializer, Memory memory, Executor executor) {
    sink(
        new VariableStore(1, executor)
            .create(
                VariableSpec.of("v", DType.FLOAT32, Shape.of(count))
                    .withInitializer(initializer)
                    .withMemory(memory)));
  }

  private ai.djl.ndarray.types.Shape engineShape() {
    return new ai.djl.ndarray.types.Shape(count);
  }

  private static LongSupplier engine(Function<NDManager, NDArray> creation) {
    return () -> {
      try (NDManager manager = NDManager.newBaseManager()) {
        long start = THREADS.getCurrentThreadCpuTime();
        NDArray created = creation.apply(manager);
        // Operations may only be queued until somebody looks.
        sink(created.getFloat(0));
        return THREADS.getCurrentThreadCpuTime() - start;
      }
    };
  }

  private static LongSupplier timed(Runnable action) {
    return () -> {
      long start = THREADS.getCurrentThreadCpuTime();
      action.run();
      return THREADS.getCurrentThreadCpuTime() - start;
    };
  }

  @SuppressWarnings("UnusedVariable") // That is its use.
  private static volatile Object last;

  /** Has the compiler believe that something is used. */
  private static void sink(Object result) {
    last = result;
    last = null;
  }

  private void run(String heading, String standard, Contestant... contestants) {
    Samples samples = new Samples();
    for (int turn = -WARMUPS; turn < TURNS; turn++) {
      for (Contestant contestant : contestants) {
        System.gc(); // What the one before has left.
        double nanos = contestant.nanos().getAsLong();
        if (turn >= 0) {
          samples.add(contestant.name(), nanos / count);
        }
      }
    }
    samples.print(heading, "ns per element", standard);
  }
}
