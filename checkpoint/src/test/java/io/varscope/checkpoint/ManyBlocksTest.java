package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Memory;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tensors of more bytes than are read, converted or checked at once, and of no round number. */
class ManyBlocksTest {

  private static final int SIZE = 300_007;
  private static final List<DType<?>> DTYPES =
      List.of(DType.FLOAT32, DType.FLOAT64, DType.FLOAT16, DType.INT8, DType.INT64, DType.BOOL);

  @TempDir private Path folder;

  private static double value(DType<?> dtype, int index) {
    return dtype == DType.BOOL ? index % 3 == 0 ? 1 : 0 : index % 127;
  }

  private static <V extends AnyVariable> VariableSpec<V> spec(DType<V> dtype, Memory memory) {
    return spec("v_" + dtype, dtype, memory);
  }

  private static <V extends AnyVariable> VariableSpec<V> spec(
      String name, DType<V> dtype, Memory memory) {
    return VariableSpec.of(name, dtype, Shape.of(SIZE))
        .withInitializer(Initializers.zeros())
        .withMemory(memory);
  }

  private static VariableStore created(Memory memory) {
    VariableStore store = new VariableStore();
    DTYPES.forEach(dtype -> store.create(spec(dtype, memory)));
    return store;
  }

  private static void assertLoaded(VariableStore store) {
    for (AnyVariable variable : store.variables()) {
      DType<?> stored = variable.name().equals("v_float16") ? DType.FLOAT16 : variable.dtype();
      for (int i = 0; i < SIZE; i++) {
        if (variable.getAsDouble(i) != value(stored, i)) {
          assertEquals(value(stored, i), variable.getAsDouble(i), variable.name() + ", " + i);
        }
      }
    }
  }

  private List<Path> saved() {
    VariableStore store = created(Memory.DIRECT);
    for (AnyVariable variable : store.variables()) {
      for (int i = 0; i < SIZE; i++) {
        variable.setFromDouble(i, value(variable.dtype(), i));
      }
    }
    List<Path> files = new ArrayList<>();
    for (String name : List.of("all.safetensors", "all.npz")) {
      files.add(folder.resolve(name));
      Save.from(store).to(folder.resolve(name));
    }
    return files;
  }

  @ParameterizedTest
  @EnumSource(
      value = Memory.class,
      names = {"DIRECT", "ARRAY"})
  void everyWay(Memory memory) throws IOException {
    for (Path file : saved()) {
      try (Checkpoint checkpoint = Checkpoint.open(file)) {
        Load load = Load.from(checkpoint);
        for (Load each :
            List.of(
                load, load.verified(), load.inPlace().verified(), load.inPlaceCopiedOnWrite())) {
          VariableStore there = created(memory);
          assertEquals(DTYPES.size(), each.into(there).loaded().size());
          assertLoaded(there);
          VariableStore made = new VariableStore();
          try (Loading loading = each.before(made)) {
            DTYPES.forEach(dtype -> made.create(spec(dtype, memory)));
            assertEquals(DTYPES.size(), loading.finish().loaded().size());
          }
          assertLoaded(made);
        }
        Load widening =
            load.allowing(Mismatch.DTYPE, "widened", "v_float16")
                .allowing(Mismatch.UNEXPECTED, "not of interest", "*");
        VariableStore there = new VariableStore();
        there.create(spec("v_float16", DType.FLOAT32, memory));
        widening.into(there);
        assertLoaded(there);
        VariableStore made = new VariableStore();
        widening.during(made, () -> made.create(spec("v_float16", DType.FLOAT32, memory)));
        assertLoaded(made);
      }
    }
  }
}
