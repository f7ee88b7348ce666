package io.varscope.sample;

import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** From 32 features to 10 digits. */
@VariableScope
class OutputLayer {

  @Variable(
      shape = {32, 10},
      init = @Init(Init.Kind.GLOROT_UNIFORM),
      groups = Settings.DECAY)
  float[] weights;

  @Variable(shape = 10, init = @Init(Init.Kind.ZEROS))
  float[] biases;
}
