package io.varscope.sample.models;

import io.varscope.AnyVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** PyTorch's {@code nn.Linear}, from {@code in} to {@code out}, with a bias if {@code bias}. */
@VariableScope
class Linear<V extends AnyVariable> {

  @Variable(dims = {"out", "in"})
  V weight;

  @Variable(dims = "out", init = @Init(Init.Kind.ZEROS), when = "bias")
  V bias;
}
