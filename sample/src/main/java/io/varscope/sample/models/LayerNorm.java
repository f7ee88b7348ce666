package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** PyTorch's {@code nn.LayerNorm} over {@code features}. */
@VariableScope
class LayerNorm {

  @Variable(dims = "features", init = @Init(Init.Kind.ONES))
  FloatVariable weight;

  @Variable(dims = "features", init = @Init(Init.Kind.ZEROS))
  FloatVariable bias;
}
