package io.varscope.sample.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.varscope.Bfloat16Variable;
import io.varscope.DoubleVariable;
import io.varscope.FloatVariable;
import io.varscope.Manifest;
import io.varscope.VariableScope;
import io.varscope.VariableStore;
import org.junit.jupiter.api.Test;

/**
 * Models that are too large for a test are bound in smaller sizes, which are subclasses, and in
 * other dtypes.
 */
class SmallModelsTest {

  @VariableScope(
      value = "/",
      separator = ".",
      graph = "small-llama",
      let = {
        "vocabulary=16",
        "width=8",
        "hidden=12",
        "layers=2",
        "heads=4",
        "keyHeads=2",
        "tied=true"
      })
  static class SmallLlama extends Llama<FloatVariable> {}

  @VariableScope(
      value = "/",
      separator = ".",
      graph = "small-mixtral",
      let = {"width=256", "hidden=12", "layers=2", "heads=2", "experts=3"})
  static class SmallMixtral extends Mixtral<Bfloat16Variable> {}

  @VariableScope(
      value = "/",
      separator = ".",
      graph = "small-whisper",
      let = {"vocabulary=16", "width=4", "layers=2"})
  static class SmallWhisper extends Whisper<DoubleVariable> {}

  @VariableScope(
      value = "/",
      separator = ".",
      graph = "small-unet",
      let = {"widths={2, 2, 4, 8, 8, 8}", "time=6", "context=5"})
  static class SmallUnet extends StableDiffusionUnet {}

  @VariableScope(
      value = "/",
      separator = ".",
      graph = "small-dlrm",
      let = {"rows={9, 8, 7, 6, 5}", "kinds=5", "width=2"})
  static class SmallDlrm extends Dlrm {}

  @Test
  void llama() {
    VariableStore store = new VariableStore(1);
    SmallLlama model = SmallModelsTest_SmallLlamaVariables.bind(new SmallLlama(), store);

    assertBound(2 + 2 * 9, SmallLlama.class, store);
    assertSame(model.embedTokens, model.tiedHead);
    assertNull(model.lmHead);
    assertNull(model.layers[0].attention.q.bias);
    FloatVariable gate = model.layers[1].gate.weight;
    assertEquals("model.layers.1.mlp.gate_proj.weight", gate.name());
  }

  @Test
  void mixtral() {
    VariableStore store = new VariableStore(1);
    SmallMixtral model = SmallModelsTest_SmallMixtralVariables.bind(new SmallMixtral(), store);

    assertBound(3 + 2 * (2 + 4 + 1 + 3 * 3), SmallMixtral.class, store);
    assertEquals(
        "model.layers.1.block_sparse_moe.experts.2.w2.weight",
        model.layers[1].experts[2].down.weight.name());
  }

  @Test
  void whisper() {
    VariableStore store = new VariableStore(1);
    SmallWhisper model = SmallModelsTest_SmallWhisperVariables.bind(new SmallWhisper(), store);

    assertBound(5 + 2 * 15 + 2 + 2 + 2 * 24 + 2, SmallWhisper.class, store);
    assertNull(model.encoder.blocks[0].crossAttention);
    assertNull(model.decoder.blocks[0].crossAttention.key.bias);
    DoubleVariable value = model.decoder.blocks[1].crossAttention.value.bias;
    assertEquals("decoder.blocks.1.cross_attn.value.bias", value.name());
  }

  @Test
  void stableDiffusionUnet() {
    VariableStore store = new VariableStore(1);
    SmallUnet model = SmallModelsTest_SmallUnetVariables.bind(new SmallUnet(), store);

    assertBound(686, SmallUnet.class, store);
    assertNull(model.down[0].resnets[0].shortcut);
    assertNotNull(model.down[1].resnets[0].shortcut);
    assertEquals(0, model.down[3].attentions.length);
  }

  @Test
  void dlrm() {
    VariableStore store = new VariableStore(1);
    SmallDlrm model = SmallModelsTest_SmallDlrmVariables.bind(new SmallDlrm(), store);

    assertBound(5 + 14, SmallDlrm.class, store);
    assertEquals("(512, 17)", model.top[0].weight.shape().toString());
  }

  private static void assertBound(int count, Class<?> model, VariableStore store) {
    assertEquals(VariableList.of(Manifest.of(model)), VariableList.of(store.variables()));
    assertEquals(count, store.variables().size());
  }
}
