package io.varscope.sample.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.varscope.AnyVariable;
import io.varscope.Manifest;
import io.varscope.VariableStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every model has the variables that its publisher says it has, and no others. */
class ModelsTest {

  @Test
  void bert() {
    Manifest manifest = Manifest.of(Bert.class);

    assertVariables(206, VariableList.read("bert-base-uncased.tsv"), manifest);
    // The sum of the list, all of it trainable.
    assertEquals(110_106_428, manifest.parameters());
    assertEquals(110_106_428, trainableParameters(manifest));
  }

  @Test
  void bertSharesTheEmbeddingWithItsHead() {
    Manifest.Entry words = entry(Manifest.of(Bert.class), "bert/embeddings/word_embeddings");

    assertEquals(
        List.of("io.varscope.sample.models.Bert.Heads.predictions.words"), words.sharedBy());
  }

  @Test
  void gpt2() {
    Manifest manifest = Manifest.of(Gpt2.Small.class);

    assertVariables(149, VariableList.read("gpt2-124m-hf.tsv"), manifest);
    // The sum of the list without lm_head.weight, which is there unless it is tied.
    assertEquals(124_439_808, manifest.parameters());
    assertEquals(List.of(entry(manifest, "lm_head.weight")), manifest.uncounted());
    assertEquals(
        List.of("!io.varscope.sample.models.Gpt2.Small.tied"), manifest.uncounted().get(0).when());
  }

  @Test
  void gpt2Medium() {
    Manifest manifest = Manifest.of(Gpt2.Medium.class);

    assertEquals(4 + 24 * 12 + 1, manifest.variables().size());
    // What Hugging Face's num_parameters() counts.
    assertEquals(354_823_168, manifest.parameters());
  }

  @Test
  void burnMnist() {
    Manifest manifest = Manifest.of(BurnMnist.class);

    assertVariables(20, VariableList.read("safetensors-burn-mnist.tsv"), manifest);
    // The sum of the list; without statistics of 24 + 24 + 1 and 10 + 10 + 1 elements.
    assertEquals(376_940, manifest.parameters());
    assertEquals(376_870, trainableParameters(manifest));
  }

  @Test
  void burnMnistInStore() {
    VariableStore store = new VariableStore(1);
    BurnMnistVariables.bind(new BurnMnist(), store);

    assertBound(Manifest.of(BurnMnist.class), store);
  }

  @Test
  void nsfwMobileNetV2() {
    Manifest manifest = Manifest.of(NsfwMobileNetV2.class);

    assertVariables(108, VariableList.read("nsfwjs-mobilenet-v2-mid.tsv"), manifest);
    // The sum of the list, of which two scale the pixels.
    assertEquals(4_300_775, manifest.parameters());
    assertEquals(4_300_773, trainableParameters(manifest));
  }

  @Test
  void resNet18() {
    Manifest manifest = Manifest.of(ResNet18.class);

    assertVariables(122, PublishedModels.resNet18(), manifest);
    // torchvision's table of weights.
    assertEquals(11_689_512, trainableParameters(manifest));
  }

  @Test
  void resNet18InStore() {
    VariableStore store = new VariableStore(1);
    ResNet18 model = ResNet18Variables.bind(new ResNet18(), store);

    assertBound(Manifest.of(ResNet18.class), store);
    assertEquals("layer4.0.downsample.0.weight", model.layer4.first.downsample.weight.name());
    assertNull(model.layer1.first.downsample);
  }

  @Test
  void mobileNetV2() {
    Manifest manifest = Manifest.of(MobileNetV2.class);

    assertVariables(314, PublishedModels.mobileNetV2(), manifest);
    // torchvision's table of weights.
    assertEquals(3_504_872, trainableParameters(manifest));
  }

  @Test
  void vitB16() {
    Manifest manifest = Manifest.of(VitB16.class);

    assertVariables(152, PublishedModels.vitB16(), manifest);
    // torchvision's table of weights.
    assertEquals(86_567_656, trainableParameters(manifest));
  }

  @Test
  void inceptionV1() {
    Manifest manifest = Manifest.of(InceptionV1.class);

    assertVariables(230, PublishedModels.inceptionV1(), manifest);
    // torchvision's table of weights, for GoogLeNet; but TF-slim has no gamma for each of 7,280
    // channels, and one class more.
    assertEquals(6_624_904 - 7_280 + 1_025, trainableParameters(manifest));
  }

  @Test
  void t5Small() {
    Manifest manifest = Manifest.of(T5Small.class);

    assertVariables(131, PublishedModels.t5Small(), manifest);
    // What Hugging Face's num_parameters() counts.
    assertEquals(60_506_624, trainableParameters(manifest));
    assertEquals(
        List.of(
            "io.varscope.sample.models.T5Small.decoder.embedTokens",
            "io.varscope.sample.models.T5Small.encoder.embedTokens",
            "io.varscope.sample.models.T5Small.lmHead"),
        entry(manifest, "shared.weight").sharedBy());
  }

  @Test
  void inceptionV3() {
    Manifest manifest = Manifest.of(InceptionV3.class);

    assertVariables(378, VariableList.read("inception-v3-keras.tsv.gz"), manifest);
    // What Keras counts.
    assertEquals(23_851_784, manifest.parameters());
    assertEquals(23_817_352, trainableParameters(manifest));
  }

  @Test
  void inceptionV3InStore() {
    VariableStore store = new VariableStore(1);
    InceptionV3 model = InceptionV3Variables.bind(new InceptionV3(), store);

    assertBound(Manifest.of(InceptionV3.class), store);
    assertEquals("conv2d_94/kernel", model.mixed8[1].convs[8].kernel.name());
  }

  @Test
  void dlrm() {
    Manifest manifest = Manifest.of(Dlrm.class);

    assertVariables(40, VariableList.read("dlrm-criteo-kaggle.tsv"), manifest);
    // The published number of rows, 33,762,577, times 16; and the layers.
    assertEquals(540_677_217, manifest.parameters());
  }

  @Test
  void llama() {
    Manifest manifest = Manifest.of(Llama.Llama8b.class);

    assertVariables(291, VariableList.read("llama-3.1-8b.tsv.gz"), manifest);
    assertEquals(8_030_261_248L, manifest.parameters());
  }

  @Test
  void qwen() {
    Manifest manifest = Manifest.of(Llama.Qwen.class);

    assertVariables(290, VariableList.read("qwen2.5-0.5b.tsv.gz"), manifest);
    assertEquals(494_032_768, manifest.parameters());
    assertEquals(
        List.of("io.varscope.sample.models.Llama.Qwen.tiedHead"),
        entry(manifest, "model.embed_tokens.weight").sharedBy());
  }

  @Test
  void smolLm() {
    Manifest manifest = Manifest.of(Llama.SmolLm.class);

    assertVariables(326, VariableList.read("smollm3-3b.tsv.gz"), manifest);
    assertEquals(3_075_098_624L, manifest.parameters());
  }

  @Test
  void mixtral8x7b() {
    Manifest manifest = Manifest.of(Mixtral.Mixtral8x7b.class);

    assertVariables(995, VariableList.read("mixtral-8x7b.tsv.gz"), manifest);
    assertEquals(46_702_792_704L, manifest.parameters());
  }

  @Test
  void mixtral8x22b() {
    Manifest manifest = Manifest.of(Mixtral.Mixtral8x22b.class);

    assertVariables(1_739, VariableList.read("mixtral-8x22b.tsv.gz"), manifest);
    assertEquals(140_620_634_112L, manifest.parameters());
  }

  @Test
  void whisperTiny() {
    Manifest manifest = Manifest.of(Whisper.Tiny.class);

    assertVariables(167, VariableList.read("whisper-tiny-openai.tsv.gz"), manifest);
    assertEquals(37_760_640, manifest.parameters());
    assertEquals(37_184_640, trainableParameters(manifest));
  }

  @Test
  void whisperBase() {
    Manifest manifest = Manifest.of(Whisper.Base.class);

    assertVariables(245, VariableList.read("whisper-base-openai.tsv.gz"), manifest);
    assertEquals(72_593_920, manifest.parameters());
  }

  @Test
  void stableDiffusionUnet() {
    Manifest manifest = Manifest.of(StableDiffusionUnet.class);

    assertVariables(686, VariableList.read("stable-diffusion-1.5-unet-diffusers.tsv.gz"), manifest);
    // What diffusers' num_parameters() counts.
    assertEquals(859_520_964, manifest.parameters());
  }

  private static void assertVariables(int count, VariableList expected, Manifest manifest) {
    assertEquals(expected, VariableList.of(manifest));
    assertEquals(count, expected.size());
  }

  /** A store holds what the compiler promised. */
  private static void assertBound(Manifest manifest, VariableStore store) {
    assertEquals(VariableList.of(manifest), VariableList.of(store.variables()));
    for (AnyVariable variable : store.variables()) {
      Manifest.Entry entry = entry(manifest, variable.name());
      assertEquals(entry.trainable(), variable.trainable(), variable.name());
      assertEquals(entry.owner(), variable.owner());
    }
  }

  private static Manifest.Entry entry(Manifest manifest, String name) {
    return manifest.variables().stream()
        .filter(entry -> entry.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static long trainableParameters(Manifest manifest) {
    return manifest.variables().stream()
        .filter(Manifest.Entry::trainable)
        .mapToLong(entry -> entry.knownParameters().orElseThrow())
        .sum();
  }
}
