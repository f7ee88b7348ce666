package io.varscope.sample.models;

import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.LoadReport;
import io.varscope.checkpoint.Save;
import java.io.IOException;
import java.nio.file.Path;

/** The weights of {@link KerasMnist}: from the file of {@link BurnMnist}, and back. */
public final class KerasMnistWeights {

  private final VariableStore store = new VariableStore();
  private final LoadReport report;

  /**
   * Loads a file.
   *
   * @throws io.varscope.checkpoint.CheckpointException if it does not fit what is declared
   */
  public KerasMnistWeights(Path weights) throws IOException {
    KerasMnist model = new KerasMnist();
    try (Checkpoint file = Checkpoint.open(weights)) {
      this.report =
          Load.from(file).declared().during(store, () -> KerasMnistVariables.bind(model, store));
    }
  }

  /** Their values. */
  public VariableStore store() {
    return store;
  }

  /** What was loaded. */
  public LoadReport report() {
    return report;
  }

  /** Saves them under the names of the file that they came from. */
  public void save(Path file) {
    Save.from(store).as(BurnMnistHeader.class).to(file);
  }
}
