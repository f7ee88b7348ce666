package io.varscope.initializer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.varscope.DType;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.KeyedRandom;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.generated.Binding;
import io.varscope.generated.Declared;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Initial values depend on the seed and the full name, and on nothing else. */
class IndependentRandomnessTest {

  private static final Initializer NORMAL = Initializers.normal(0, 1);

  private static double[] create(VariableStore store, String name) {
    return Samples.values(
        store.create(VariableSpec.of(name, DType.FLOAT64, Shape.of(16)).withInitializer(NORMAL)));
  }

  private static void assertAllDiffer(double[] a, double[] b) {
    assertTrue(IntStream.range(0, a.length).allMatch(i -> a[i] != b[i]));
  }

  @Test
  void anotherVariableChangesNothing() {
    double[] alone = create(new VariableStore(), "v");
    VariableStore store = new VariableStore();
    create(store, "before");
    assertArrayEquals(alone, create(store, "v"));
  }

  @Test
  void theOrderChangesNothing() {
    VariableStore forth = new VariableStore(3);
    VariableStore back = new VariableStore(3);
    List<double[]> ab = List.of(create(forth, "a"), create(forth, "b"));
    List<double[]> ba = List.of(create(back, "b"), create(back, "a"));
    assertArrayEquals(ab.get(0), ba.get(1));
    assertArrayEquals(ab.get(1), ba.get(0));
  }

  @Test
  void theWayOfCreationChangesNothing() {
    double[] created = create(new VariableStore(), "foo/v");
    VariableStore scoped = new VariableStore();
    scoped.scope("foo").withReuse(Reuse.AUTO).variable("v", DType.FLOAT64, Shape.of(16), NORMAL);
    assertArrayEquals(created, Samples.values(scoped.get("foo/v")));
    VariableStore bound = new VariableStore();
    Binding binding = Binding.at(bound.scope("foo"), "Foo");
    Declared.in(binding, "v", DType.FLOAT64, Shape.of(16)).initializer(NORMAL).to(v -> {});
    binding.commit();
    assertArrayEquals(created, Samples.values(bound.get("foo/v")));
  }

  @Test
  void differentNamesDiffer() {
    VariableStore store = new VariableStore();
    assertAllDiffer(create(store, "a"), create(store, "b"));
    assertAllDiffer(create(store, "foo/v"), create(store, "bar/v"));
  }

  @Test
  void differentSeedsDiffer() {
    double[] values = create(new VariableStore(0), "v");
    for (int bit = 0; bit < Long.SIZE; bit++) {
      assertAllDiffer(values, create(new VariableStore(1L << bit), "v"));
    }
  }

  @Test
  void theSeedOfAStoreIsZeroIfNotSaid() {
    assertArrayEquals(create(new VariableStore(), "v"), create(new VariableStore(0), "v"));
  }

  @Test
  void anInitializersOwnSeedReplacesTheStores() {
    Initializer seeded = NORMAL.withSeed(7);
    double[] expected = Samples.of(7, NORMAL, DType.FLOAT64, 16);
    assertArrayEquals(expected, Samples.of(0, seeded, DType.FLOAT64, 16));
    assertArrayEquals(expected, Samples.of(1, seeded, DType.FLOAT64, 16));
    assertArrayEquals(expected, Samples.of(0, NORMAL.withSeed(3).withSeed(7), DType.FLOAT64, 16));
  }

  @Test
  void namesDifferAlsoUnderAnInitializersOwnSeed() {
    Initializer seeded = NORMAL.withSeed(7);
    assertAllDiffer(
        Samples.of(0, "a", seeded, DType.FLOAT64, 16),
        Samples.of(0, "b", seeded, DType.FLOAT64, 16));
  }

  @Test
  void anInitializersOwnSeedGoesToItsRandomNumbers() {
    Initializer custom =
        (variable, random) -> variable.setFromDouble(0, random.block(0).nextDouble());
    assertArrayEquals(
        Samples.of(7, custom, DType.FLOAT64, 1),
        Samples.of(0, custom.withSeed(7), DType.FLOAT64, 1));
  }

  @Test
  void blocksDiffer() {
    double[] values = Samples.of(0, NORMAL, DType.FLOAT64, 3 * KeyedRandom.BLOCK);
    double[] first = Arrays.copyOfRange(values, 0, KeyedRandom.BLOCK);
    double[] second = Arrays.copyOfRange(values, KeyedRandom.BLOCK, 2 * KeyedRandom.BLOCK);
    double[] third = Arrays.copyOfRange(values, 2 * KeyedRandom.BLOCK, 3 * KeyedRandom.BLOCK);
    assertAllDiffer(first, second);
    assertAllDiffer(second, third);
    assertAllDiffer(first, third);
  }

  @Test
  void theLastBlockMayBePartial() {
    for (int size : new int[] {KeyedRandom.BLOCK - 1, KeyedRandom.BLOCK, KeyedRandom.BLOCK + 1}) {
      double[] values = Samples.of(0, NORMAL, DType.FLOAT64, size);
      assertEquals(size, Arrays.stream(values).filter(x -> x != 0).count());
    }
  }

  @Test
  void aBlockCanBeDrawnAgain() {
    Samples.of(
        7,
        (variable, random) -> {
          assertEquals(random.block(1).nextLong(), random.block(1).nextLong());
          assertEquals(random.block(1).nextGaussian(), random.block(1).nextGaussian());
        },
        DType.FLOAT32,
        1);
  }
}
