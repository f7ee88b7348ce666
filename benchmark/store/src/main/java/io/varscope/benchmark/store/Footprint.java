package io.varscope.benchmark.store;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Memory;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What many small variables take beside their names, which are there before. */
final class Footprint {

  private static final int ELEMENTS = 4;
  private static final int TURNS = 5;

  private static final String MAP = "HashMap<String, float[]>";
  private static final String VARSCOPE = "Varscope";

  private final String[] names;
  private final Samples heap = new Samples();
  private final Samples direct = new Samples();
  private final Samples time = new Samples();

  private Footprint(int count) {
    this.names =
        IntStream.range(0, count)
            .mapToObj(i -> "layer_" + i / 10 + "/v" + i % 10)
            .toArray(String[]::new);
  }

  /** Prints tables for so many variables of four elements. */
  static void print(int count) {
    System.out.printf("%,d variables of %d float32%n", count, ELEMENTS);
    new Footprint(count).print();
  }

  private void print() {
    Map<String, Supplier<Object>> contestants = new LinkedHashMap<>();
    contestants.put(MAP, this::map);
    contestants.put(VARSCOPE, () -> store(Memory.DIRECT));
    contestants.put("Varscope, in arrays", () -> store(Memory.ARRAY));
    for (int turn = 0; turn < TURNS; turn++) {
      contestants.forEach(this::measure);
    }
    heap.print("Heap beyond the elements", "bytes per variable", MAP);
    direct.print("Direct memory", "bytes per variable", VARSCOPE);
    time.print("Time to create", "ns per variable", MAP);
  }

  private void measure(String name, Supplier<Object> creation) {
    double heapBefore = heapUsed();
    double directBefore = directUsed();
    long start = System.nanoTime();
    Object created = creation.get();
    try {
      time.add(name, (double) (System.nanoTime() - start) / names.length);
      double elements = name.equals(VARSCOPE) ? 0 : ELEMENTS * Float.BYTES;
      heap.add(name, (heapUsed() - heapBefore) / names.length - elements);
      direct.add(name, (directUsed() - directBefore) / names.length);
    } finally {
      Reference.reachabilityFence(created);
    }
  }

  private Map<String, float[]> map() {
    Map<String, float[]> map = new HashMap<>();
    for (String name : names) {
      map.put(name, new float[ELEMENTS]);
    }
    return map;
  }

  private VariableStore store(Memory memory) {
    VariableStore store = new VariableStore();
    for (String name : names) {
      store.create(
          VariableSpec.of(name, DType.FLOAT32, Shape.of(ELEMENTS))
              .withInitializer(Initializers.zeros())
              .withMemory(memory));
    }
    return store;
  }

  private static long heapUsed() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  private static long directUsed() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
