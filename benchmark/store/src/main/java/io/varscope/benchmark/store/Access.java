package io.varscope.benchmark.store;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializers;
import io.varscope.Memory;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.nio.FloatBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads and writes 2^20 elements: s += x, and y += a x. */
@State(Scope.Benchmark)
public class Access {

  private static final int ROWS = 1024;
  private static final int COLUMNS = 1024;
  private static final int COUNT = ROWS * COLUMNS;

  /** Where the variables are. */
  @Param({"DIRECT", "ARRAY"})
  public Memory memory;

  private FloatVariable x;
  private FloatVariable y;
  private float[] xs;
  private float[] ys;
  private float a = 1e-6f;

  /** The same values for all. */
  @Setup
  public void create() {
    VariableStore store = new VariableStore();
    x = variable(store, "x");
    y = variable(store, "y");
    xs = x.toArray();
    ys = y.toArray();
  }

  private FloatVariable variable(VariableStore store, String name) {
    return store.create(
        VariableSpec.of(name, DType.FLOAT32, Shape.of(ROWS, COLUMNS))
            .withInitializer(Initializers.uniform())
            .withMemory(memory));
  }

  @Benchmark
  public float sumOfArray() {
    float[] values = xs;
    float sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += values[i];
    }
    return sum;
  }

  @Benchmark
  public float sumByIndex() {
    float sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += x.get(i);
    }
    return sum;
  }

  @Benchmark
  public float sumByRowAndColumn() {
    float sum = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        sum += x.get(row, column);
      }
    }
    return sum;
  }

  @Benchmark
  public float sumOfBuffer() {
    FloatBuffer values = x.buffer();
    float sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += values.get(i);
    }
    return sum;
  }

  @Benchmark
  public float sumOfRows() {
    float sum = 0;
    for (int row = 0; row < ROWS; row++) {
      FloatBuffer values = x.row(row);
      for (int column = 0; column < COLUMNS; column++) {
        sum += values.get(column);
      }
    }
    return sum;
  }

  @Benchmark
  public float[] axpyOfArray() {
    float[] from = xs;
    float[] to = ys;
    for (int i = 0; i < COUNT; i++) {
      to[i] += a * from[i];
    }
    return to;
  }

  @Benchmark
  public FloatVariable axpyByIndex() {
    for (int i = 0; i < COUNT; i++) {
      y.set(i, y.get(i) + a * x.get(i));
    }
    return y;
  }

  @Benchmark
  public FloatVariable axpyByRowAndColumn() {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        y.set(row, column, y.get(row, column) + a * x.get(row, column));
      }
    }
    return y;
  }

  @Benchmark
  public FloatVariable axpyOfBuffers() {
    FloatBuffer from = x.buffer();
    FloatBuffer to = y.buffer();
    for (int i = 0; i < COUNT; i++) {
      to.put(i, to.get(i) + a * from.get(i));
    }
    return y;
  }

  @Benchmark
  public FloatVariable axpyOfRows() {
    for (int row = 0; row < ROWS; row++) {
      FloatBuffer from = x.row(row);
      FloatBuffer to = y.row(row);
      for (int column = 0; column < COLUMNS; column++) {
        to.put(column, to.get(column) + a * from.get(column));
      }
    }
    return y;
  }
}
