package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Initializer;
import io.varscope.Initializers;
import io.varscope.Memory;
import io.varscope.Reuse;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.LoadReport.Difference;
import io.varscope.generated.Assignment;
import io.varscope.generated.Binding;
import io.varscope.generated.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A model that is trained and saved, and what tests do with its file. */
abstract class TrainedModelTest {

  static final Initializer NEVER =
      (variable, random) -> {
        throw new AssertionError(variable.name() + " is initialized");
      };

  @TempDir Path folder;

  Path file;
  final VariableStore store = new VariableStore();

  /** A model of two matrices and a counter. */
  static final class Model {
    FloatVariable w;
    FloatVariable b;
    float[] scale;
  }

  static Model bind(VariableStore store, Reuse reuse, Initializer initializer) {
    Model model = new Model();
    Binding in = Binding.at(store.scope("net"), "acme.Net").withReuse(reuse);
    in.begin(1);
    in.declaration().initializer(initializer).float32("w", 2, 3);
    in.declaration().initializer(initializer).float32("b", 3);
    in.declaration().memory(Memory.ARRAY).initializer(initializer).float32("scale", 2);
    in.assign(
        new Assignment() {
          @Override
          protected void assign(Found found) {
            model.w = found.nextFloat32();
            model.b = found.nextFloat32();
            model.scale = found.nextFloat32().array();
          }
        });
    in.commit();
    return model;
  }

  @BeforeEach
  void saveATrainedModel() {
    VariableStore trained = new VariableStore();
    Model model = bind(trained, Reuse.FALSE, Initializers.zeros());
    model.w.setAll(1, 2, 3, 4, 5, 6);
    model.b.setAll(7, 8, 9);
    model.scale[0] = 10;
    model.scale[1] = 11;
    file = folder.resolve("model.safetensors");
    Save.from(trained).to(file);
  }

  static void assertTrained(Model model) {
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, model.w.toArray());
    assertArrayEquals(new float[] {7, 8, 9}, model.b.toArray());
    assertArrayEquals(new float[] {10, 11}, model.scale);
  }

  static void assertZeros(Model model) {
    assertArrayEquals(new float[6], model.w.toArray());
    assertArrayEquals(new float[3], model.b.toArray());
    assertArrayEquals(new float[2], model.scale);
  }

  @FunctionalInterface
  interface Loader<T> {
    T load(Load load) throws IOException;
  }

  <T> T load(Loader<T> loader) throws IOException {
    return load(file, loader);
  }

  static <T> T load(Path file, Loader<T> loader) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return loader.load(Load.from(checkpoint));
    }
  }

  Path save(String name, UnaryOperator<Save> how, VariableSpec<?>... specs) {
    VariableStore other = new VariableStore();
    for (VariableSpec<?> spec : specs) {
      other.create(spec);
    }
    Path path = folder.resolve(name);
    how.apply(Save.from(other)).to(path);
    return path;
  }

  static VariableSpec<FloatVariable> ones(String name, long... dims) {
    return VariableSpec.of(name, DType.FLOAT32, Shape.of(dims))
        .withInitializer(Initializers.ones());
  }

  static List<String> problems(LoadReport report) {
    return report.problems().stream().map(Difference::toString).toList();
  }
}
