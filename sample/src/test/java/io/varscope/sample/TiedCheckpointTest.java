package io.varscope.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varscope.FloatVariable;
import io.varscope.Manifest;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;
import io.varscope.VariableStore;
import io.varscope.checkpoint.Checkpoint;
import io.varscope.checkpoint.Load;
import io.varscope.checkpoint.LoadException;
import io.varscope.checkpoint.LoadReport;
import io.varscope.checkpoint.Mismatch;
import io.varscope.checkpoint.Save;
import io.varscope.checkpoint.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is declared as shared, or under a condition, is saved and loaded as it is declared. */
class TiedCheckpointTest {

  /** A language model whose output has weights of its own, or those of its input. */
  @VariableScope(value = "lm", graph = "tied-checkpoint-test", let = "width=2")
  static class Model {

    final boolean tied;

    Model(boolean tied) {
      this.tied = tied;
    }

    @Variable(dims = {"3", "width"})
    FloatVariable embedding;

    @VariableScope(value = "layer_{i}", repeat = "2")
    Layer[] layers;

    @Variable(
        dims = {"3", "width"},
        when = "!tied")
    FloatVariable output;

    @Variable(
        name = "embedding",
        dims = {"3", "width"},
        reuse = Reuse.TRUE,
        when = "tied")
    FloatVariable tiedOutput;
  }

  /** A layer. */
  @VariableScope
  static class Layer {
    @Variable(dims = {"width", "width"})
    FloatVariable weight;
  }

  @TempDir private Path folder;
  private Path file;
  private final VariableStore store = new VariableStore(1);
  private final Model tied =
      TiedCheckpointTest_ModelVariables.bind(new Model(true), new VariableStore(2));

  @BeforeEach
  void saveTheTiedModel() {
    file = folder.resolve("tied.safetensors");
    VariableStore trained = new VariableStore(2);
    Model model = TiedCheckpointTest_ModelVariables.bind(new Model(true), trained);
    assertSame(model.embedding, model.tiedOutput);
    Save.from(trained).alias("lm/output", "lm/embedding").to(file);
  }

  private LoadReport load(Model model) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      return Load.from(checkpoint)
          .during(store, () -> TiedCheckpointTest_ModelVariables.bind(model, store));
    }
  }

  @Test
  void aTieIsSavedOnce() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals(
          List.of("lm/embedding", "lm/layer_0/weight", "lm/layer_1/weight"),
          checkpoint.tensors().stream().map(TensorInfo::name).sorted().toList());
    }
  }

  @Test
  void aTiedModelIsTiedAgain() throws IOException {
    Model model = new Model(true);
    assertEquals(3, load(model).loaded().size());
    assertSame(model.embedding, model.tiedOutput);
    assertArrayEquals(tied.embedding.toArray(), model.embedding.toArray());
    assertArrayEquals(tied.layers[1].weight.toArray(), model.layers[1].weight.toArray());
  }

  @Test
  void anUntiedModelGetsTheValuesUnderBothNames() throws IOException {
    Model model = new Model(false);
    assertEquals(4, load(model).loaded().size());
    assertNotSame(model.embedding, model.output);
    assertArrayEquals(tied.embedding.toArray(), model.embedding.toArray());
    assertArrayEquals(tied.embedding.toArray(), model.output.toArray());
  }

  @Test
  void whatAConditionLeavesOutIsUnexpected() throws IOException {
    VariableStore untied = new VariableStore(3);
    TiedCheckpointTest_ModelVariables.bind(new Model(false), untied);
    Save.from(untied).to(file);
    LoadException e = assertThrows(LoadException.class, () -> load(new Model(true)));
    assertEquals(
        List.of(Mismatch.UNEXPECTED),
        e.report().problems().stream().map(LoadReport.Difference::mismatch).toList());
    assertEquals("lm/output", e.report().problems().get(0).name());
    assertEquals(List.of(), store.variables());
  }

  @Test
  void theManifestFitsBoth() throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      assertEquals(List.of(), Load.from(checkpoint).check(Manifest.of(Model.class)).problems());
    }
  }
}
