package io.varscope.sample.models;

import io.varscope.AnyVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** PyTorch's {@code nn.LayerNorm} over {@code features}. The dtype is {@code V}. */
@VariableScope
class LayerNorm<V extends AnyVariable> {

  @Variable(dims = "features", init = @Init(Init.Kind.ONES))
  V weight;

  @Variable(dims = "features", init = @Init(Init.Kind.ZEROS))
  V bias;
}
