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
