package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * GPT-2 of Radford et al., <a href="https://github.com/openai/gpt-2">openai/gpt-2</a>, as {@code
 * GPT2LMHeadModel} of Hugging Face names it. Its sizes are subclasses.
 */
@VariableScope(
    let = {"features=width", "vocabulary=50257"},
    init = @Init(value = Init.Kind.NORMAL, stddev = 0.02))
abstract class Gpt2 {

  /** Whether the words that come out have the same embedding as those that go in. */
  final boolean tied;

  @VariableScope Transformer transformer;

  @Variable(
      name = "lm_head.weight",
      dims = {"vocabulary", "width"},
      when = "!tied")
  FloatVariable lmHead;

  @Variable(
      name = "/transformer.wte.weight",
      dims = {"vocabulary", "width"},
      reuse = Reuse.TRUE,
      when = "tied")
  FloatVariable tiedHead;

  Gpt2(boolean tied) {
    this.tied = tied;
  }

  /** 124,439,808 parameters if tied. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "gpt2",
      let = {"layers=12", "width=768"})
  static class Small extends Gpt2 {

    Small(boolean tied) {
      super(tied);
    }
  }

  /** 354,823,168 parameters if tied. */
  @VariableScope(
      value = "/",
      separator = ".",
      graph = "gpt2-medium",
      let = {"layers=24", "width=1024"})
  static class Medium extends Gpt2 {

    Medium(boolean tied) {
      super(tied);
    }
  }

  /** Embeddings of words and positions, and the blocks. */
  @VariableScope
  static class Transformer {

    @Variable(
        name = "wte.weight",
        dims = {"vocabulary", "width"})
    FloatVariable wte;

    @Variable(
        name = "wpe.weight",
        dims = {"1024", "width"})
    FloatVariable wpe;

    @VariableScope(repeat = "layers")
    Block[] h;

    @VariableScope("ln_f")
    LayerNorm<FloatVariable> lnF;
  }

  /** Attention and a perceptron with one hidden layer. */
  @VariableScope
  static class Block {

    @VariableScope("ln_1")
    LayerNorm<FloatVariable> ln1;

    @VariableScope(
        value = "attn.c_attn",
        let = {"in=width", "out=3*width"})
    Conv1d attention;

    @VariableScope(
        value = "attn.c_proj",
        let = {"in=width", "out=width"})
    Conv1d attentionProjection;

    @VariableScope("ln_2")
    LayerNorm<FloatVariable> ln2;

    @VariableScope(
        value = "mlp.c_fc",
        let = {"in=width", "out=4*width"})
    Conv1d up;

    @VariableScope(
        value = "mlp.c_proj",
        let = {"in=4*width", "out=width"})
    Conv1d down;
  }

  /** A fully connected layer whose matrix is the transpose of that of {@link Linear}. */
  @VariableScope
  static class Conv1d {

    @Variable(dims = {"in", "out"})
    FloatVariable weight;

    @Variable(dims = "out", init = @Init(Init.Kind.ZEROS))
    FloatVariable bias;
  }
}
