package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/**
 * PyTorch's {@code nn.Conv2d} with a square kernel: {@code in}, {@code out}, {@code kernel}, {@code
 * groups}, and a bias if {@code bias}.
 */
@VariableScope
class Conv2d {

  @Variable(dims = {"out", "in/groups", "kernel", "kernel"})
  FloatVariable weight;

  @Variable(dims = "out", init = @Init(Init.Kind.ZEROS), when = "bias")
  FloatVariable bias;
}
