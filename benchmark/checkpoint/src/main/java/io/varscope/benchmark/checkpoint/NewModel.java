package io.varscope.benchmark.checkpoint;

import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.Loading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A model whose variables are created with the values of a file. */
final class NewModel {

  private NewModel() {}

  /**
   * Opens a file, creates the variables in a new store, and closes the file.
   *
   * @param how the load differs from one as it comes
   */
  static VariableStore load(Path file, Model model, UnaryOperator<Load> how) throws IOException {
    VariableStore store = new VariableStore();
    try (Checkpoint checkpoint = Checkpoint.open(file);
        Loading loading = how.apply(Load.from(checkpoint)).before(store)) {
      model.create(store);
      loading.finish();
    }
    return store;
  }
}
