package io.varscope.sample;

import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** From 64 pixels to 32 features. A component: it has a place only where a model mounts it. */
@VariableScope
class HiddenLayer {

  @Variable(
      shape = {64, 32},
      init = @Init(Init.Kind.HE_NORMAL),
      groups = Settings.DECAY)
  float[] weights;

  @Variable(shape = 32, init = @Init(Init.Kind.ZEROS))
  float[] biases;
}
