package io.varscope.benchmark.checkpoint;

import io.varscope.DType;
import io.varscope.Initializers;
import io.varscope.Shape;
import io.varscope.VariableSpec;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Save;
import java.nio.file.Path;

/**
 * Variables of float32, all of one size.
 *
 * @param mebibytes of all together
 */
record Model(int mebibytes) {

  private static final int VARIABLES = 16;

  long bytes() {
    return (long) mebibytes << 20;
  }

  /** The size of one variable. */
  int bytesOfOne() {
    return (int) (bytes() / VARIABLES);
  }

  int variables() {
    return VARIABLES;
  }

  /** Creates the variables, with random values unless the store has others for them. */
  void create(VariableStore store) {
    for (int i = 0; i < VARIABLES; i++) {
      store.create(
          VariableSpec.of("layer_" + i + "/w", DType.FLOAT32, Shape.of(bytesOfOne() / Float.BYTES))
              .withInitializer(Initializers.uniform()));
    }
  }

  /** A store with the variables. */
  VariableStore store() {
    VariableStore store = new VariableStore();
    create(store);
    return store;
  }

  /** A file with the variables. */
  Path save(Path file) {
    Save.from(store()).to(file);
    return file;
  }
}
