package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableGraph;
import io.varscope.VariableScope;

/**
 * BERT-base uncased of Devlin et al., <a href="https://arxiv.org/abs/1810.04805">Pre-training of
 * Deep Bidirectional Transformers</a>, with what it was trained by, as the checkpoint of <a
 * href="https://github.com/google-research/bert">google-research/bert</a> names it: 110,106,428
 * parameters.
 */
@VariableGraph({Bert.Model.class, Bert.Heads.class})
final class Bert {

  private Bert() {}

  /** What both parts agree on. */
  abstract static class Sizes {

    static final int VOCABULARY = 30_522;
    static final int HIDDEN = 768;
  }

  /** What is kept for other tasks: from words to features. */
  @VariableScope(
      value = "bert",
      graph = "bert",
      let = "in=HIDDEN",
      init = @Init(value = Init.Kind.TRUNCATED_NORMAL, stddev = 0.02))
  static class Model extends Sizes {

    @VariableScope Embeddings embeddings;

    @VariableScope(value = "encoder/layer_{i}", repeat = "12")
    Layer[] layers;

    @VariableScope(value = "pooler/dense", let = "out=HIDDEN")
    Dense pooler;
  }

  /** The heads of both tasks of the training: words that are hidden, and which sentence is next. */
  @VariableScope(
      value = "cls",
      graph = "bert",
      let = "in=HIDDEN",
      init = @Init(value = Init.Kind.TRUNCATED_NORMAL, stddev = 0.02))
  static class Heads extends Sizes {

    @VariableScope Predictions predictions;

    @VariableScope("seq_relationship")
    SeqRelationship seqRelationship;
  }

  /** The sum of three embeddings. */
  @VariableScope
  static class Embeddings {

    @Variable(
        name = "word_embeddings",
        dims = {"VOCABULARY", "HIDDEN"})
    FloatVariable words;

    @Variable(
        name = "token_type_embeddings",
        dims = {"2", "HIDDEN"})
    FloatVariable tokenTypes;

    @Variable(
        name = "position_embeddings",
        dims = {"512", "HIDDEN"})
    FloatVariable positions;

    @VariableScope("LayerNorm")
    Norm norm;
  }

  /** Attention and a perceptron with one hidden layer. */
  @VariableScope
  static class Layer {

    @VariableScope("attention/self")
    SelfAttention selfAttention;

    @VariableScope("attention/output")
    Output attentionOutput;

    @VariableScope(value = "intermediate/dense", let = "out=4*HIDDEN")
    Dense intermediate;

    @VariableScope(let = "in=4*HIDDEN")
    Output output;
  }

  /** What words look for, show and say. */
  @VariableScope(let = "out=HIDDEN")
  static class SelfAttention {

    @VariableScope Dense query;
    @VariableScope Dense key;
    @VariableScope Dense value;
  }

  /** A fully connected layer whose outputs are normalized. */
  @VariableScope
  static class Output {

    @VariableScope(let = "out=HIDDEN")
    Dense dense;

    @VariableScope("LayerNorm")
    Norm norm;
  }

  /** The hidden words, by their similarity to the embedding of each word. */
  @VariableScope
  static class Predictions {

    @VariableScope Output transform;

    @Variable(
        name = "/bert/embeddings/word_embeddings",
        dims = {"VOCABULARY", "HIDDEN"},
        reuse = Reuse.TRUE)
    FloatVariable words;

    @Variable(name = "output_bias", dims = "VOCABULARY", init = @Init(Init.Kind.ZEROS))
    FloatVariable outputBias;
  }

  /** Whether the second sentence follows the first. */
  @VariableScope
  static class SeqRelationship {

    @Variable(
        name = "output_weights",
        dims = {"2", "HIDDEN"})
    FloatVariable outputWeights;

    @Variable(name = "output_bias", shape = 2, init = @Init(Init.Kind.ZEROS))
    FloatVariable outputBias;
  }

  /** A fully connected layer. */
  @VariableScope
  static class Dense {

    @Variable(dims = {"in", "out"})
    FloatVariable kernel;

    @Variable(dims = "out", init = @Init(Init.Kind.ZEROS))
    FloatVariable bias;
  }

  /** Layer normalization. */
  @VariableScope
  static class Norm {

    @Variable(dims = "HIDDEN", init = @Init(Init.Kind.ONES))
    FloatVariable gamma;

    @Variable(dims = "HIDDEN", init = @Init(Init.Kind.ZEROS))
    FloatVariable beta;
  }
}
