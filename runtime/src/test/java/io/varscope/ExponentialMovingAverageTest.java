package io.varscope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moving averages, with the numbers of TensorFlow. */
class ExponentialMovingAverageTest {

  private final VariableStore store = new VariableStore();

  private <V extends AnyVariable> V create(String name, DType<V> dtype, long... shape) {
    return store.create(
        VariableSpec.of(name, dtype, Shape.of(shape)).withInitializer(Initializers.constant(10)));
  }

  private static float first(AnyVariable average) {
    return (float) average.getAsDouble(0);
  }

  /** TensorFlow's own test (moving_averages_test.py) has these: decay 0.25, from 10 to 11. */
  @Test
  void anUpdateMovesTowardsTheValue() {
    FloatVariable v = create("s/v", DType.FLOAT32, 2);
    FloatVariable other = create("other/v", DType.FLOAT32, 2);
    ExponentialMovingAverage average = new ExponentialMovingAverage(store.scope("s"), 0.25);
    assertEquals(List.of(v), average.variables());
    assertEquals(List.of(), other.slots());
    FloatVariable slot = v.slot("ExponentialMovingAverage");
    assertEquals("s/v/ExponentialMovingAverage", slot.name());
    assertArrayEquals(new float[] {10, 10}, slot.toArray());
    v.setAll(11, 6);
    average.update();
    assertArrayEquals(new float[] {10.75f, 7}, slot.toArray());
    average.update();
    assertArrayEquals(new float[] {10.9375f, 6.25f}, slot.toArray());
  }

  @Test
  void theFirstUpdatesAreFaster() {
    FloatVariable v = create("v", DType.FLOAT32);
    ExponentialMovingAverage average = new ExponentialMovingAverage(store.root(), 0.25);
    AnyVariable slot = v.slot(ExponentialMovingAverage.SLOT);
    v.set(0);
    average.update(1); // min(0.25, 2/11)
    assertEquals(10 - 10 * (1 - 2f / 11), first(slot), 1e-6f);
    float before = first(slot);
    average.update(1000);
    assertEquals(before * 0.25f, first(slot));
  }

  @ParameterizedTest
  @ValueSource(strings = {"float32", "float64", "float16", "bfloat16"})
  void everyFloatingPointDtype(String name) {
    DType<?> dtype =
        DType.values().stream().filter(d -> d.toString().equals(name)).findFirst().orElseThrow();
    AnyVariable v = create("v", dtype, 3, 3000);
    ExponentialMovingAverage average = new ExponentialMovingAverage(store.root(), 0.9);
    AnyVariable slot = v.slot(ExponentialMovingAverage.SLOT);
    double[] expected = new double[v.size()];
    Random random = new Random(1);
    for (int i = 0; i < expected.length; i++) {
      v.setFromDouble(i, random.nextDouble());
      double difference = 10 - v.getAsDouble(i);
      float single = (float) difference * (1 - 0.9f);
      expected[i] =
          dtype == DType.FLOAT64 ? 10 - difference * (1 - 0.9) : dtype.rounded(10 - single);
    }
    average.update();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], slot.getAsDouble(i));
    }
  }

  @Test
  void whatIsThereGoesOn() {
    FloatVariable v = create("v", DType.FLOAT32);
    new ExponentialMovingAverage(store.root(), 0.5);
    v.slot(ExponentialMovingAverage.SLOT).set(4);
    v.set(0);
    create("later", DType.FLOAT32);
    new ExponentialMovingAverage(store.root(), 0.5).update();
    assertEquals(2, first(v.slot(ExponentialMovingAverage.SLOT)));
    assertEquals(10, first(store.get("later").slot(ExponentialMovingAverage.SLOT)));
  }

  @Test
  void variablesThatAreNotTrainedHaveNone() {
    LongVariable step = create("step", DType.INT64);
    FloatVariable rate =
        store.create(VariableSpec.of("rate", DType.FLOAT32, Shape.of()).withTrainable(false));
    ExponentialMovingAverage average = new ExponentialMovingAverage(store.root(), 0.5);
    average.update();
    assertEquals(List.of(), average.variables());
    assertEquals(List.of(), step.slots());
    assertEquals(List.of(), rate.slots());
  }

  @Test
  void theCopyHasTheAveragesAndEverythingElse() {
    FloatVariable v = create("s/v", DType.FLOAT32);
    FloatVariable other = create("other", DType.FLOAT32);
    ExponentialMovingAverage average = new ExponentialMovingAverage(store.scope("s"), 0.5);
    v.set(0);
    other.set(0);
    average.update();
    VariableStore averaged = average.averaged();
    average.update();
    assertEquals(5, averaged.get("s/v", DType.FLOAT32).get());
    assertEquals(0, averaged.get("other", DType.FLOAT32).get());
    assertEquals(0, v.get());
    assertEquals(3, averaged.variables().size());
  }

  @Test
  void wrongArguments() {
    for (double decay : new double[] {-0.1, 1.1, Double.NaN}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new ExponentialMovingAverage(store.root(), decay));
      assertEquals("A decay is from 0 to 1, not " + decay, e.getMessage());
    }
    ExponentialMovingAverage average = new ExponentialMovingAverage(store.root(), 0);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> average.update(-1));
    assertEquals("-1 updates are negative", e.getMessage());
  }
}
