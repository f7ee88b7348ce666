package io.varscope.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.varscope.AnyVariable;
import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Three variables whose elements all have one value, saved as the name of a file says. */
final class SmallModel {

  /** The name that is saved to several files. */
  static final String INDEX = "a.safetensors.index.json";

  private SmallModel() {}

  private static VariableStore store(double value) {
    VariableStore store = new VariableStore();
    for (int i = 0; i < 3; i++) {
      store.create(
          VariableSpec.of("v" + i, DType.FLOAT32, Shape.of(1000))
              .withInitializer(Initializers.constant(value)));
    }
    return store;
  }

  static void save(Path file, double value, Progress progress) {
    Save save = Save.from(store(value)).reporting(progress);
    if (file.toString().endsWith(".json")) {
      save.toShards(file, 4000);
    } else {
      save.to(file);
    }
  }

  static double value(Path file) throws IOException {
    VariableStore loaded = store(0);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      Load.from(checkpoint).into(loaded);
    }
    Set<Double> values =
        loaded.variables().stream().map(SmallModel::value).collect(Collectors.toSet());
    assertEquals(1, values.size(), "all are of one save");
    return values.iterator().next();
  }

  private static double value(AnyVariable variable) {
    double value = variable.getAsDouble(0);
    for (int i = 0; i < variable.size(); i++) {
      assertEquals(value, variable.getAsDouble(i));
    }
    return value;
  }

  static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  /** How many files there are when a save has tidied up. */
  static int filesOf(String name) {
    return name.equals(INDEX) ? 4 : 1;
  }
}
