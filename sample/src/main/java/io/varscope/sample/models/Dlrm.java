package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * DLRM of Naumov et al., <a href="https://arxiv.org/abs/1906.00091">Deep Learning Recommendation
 * Model</a>, for the data of Criteo's Kaggle challenge, as <a
 * href="https://github.com/facebookresearch/dlrm">facebookresearch/dlrm</a> names it: 540,677,217
 * parameters. Each of 26 kinds of input has an embedding; what they and the dense input have in
 * common, two by two, goes to the top.
 */
@VariableScope(
    value = "/",
    separator = ".",
    graph = "dlrm",
    let = {
      "rows={1460, 583, 10131227, 2202608, 305, 24, 12517, 633, 3, 93145, 5683, 8351593, 3194,"
          + " 27, 14992, 5461306, 10, 5652, 2173, 4, 7046547, 18, 15, 286181, 105, 142572}",
      "kinds=26",
      "width=16",
      "below={13, 512, 256, 64, width}",
      "above={kinds*(kinds+1)/2+width, 512, 256, 1}",
      "bias=true"
    })
class Dlrm {

  @VariableScope(value = "emb_l.{i}", repeat = "kinds", let = "in=rows[i]")
  Embedding[] embeddings;

  // Activations have numbers too.
  @VariableScope(
      value = "bot_l.{2*i}",
      repeat = "4",
      let = {"in=below[i]", "out=below[i+1]"})
  Linear<FloatVariable>[] bottom;

  @VariableScope(
      value = "top_l.{2*i}",
      repeat = "3",
      let = {"in=above[i]", "out=above[i+1]"})
  Linear<FloatVariable>[] top;

  /** A row for each value. */
  @VariableScope(takes = "in")
  static class Embedding {

    @Variable(dims = {"in", "width"})
    FloatVariable weight;
  }
}
