package io.varscope.sample;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** What steers the training. As variables, they stay with the weights that they led to. */
@VariableScope
class Settings {

  /** How far one step goes. */
  @Variable(init = @Init(constant = 0.2), trainable = false)
  FloatVariable learningRate;

  /** How much of a moving average one step keeps. */
  @Variable(init = @Init(constant = 0.99), trainable = false)
  FloatVariable averageDecay;

  /** How strongly weights are pulled to zero (L2). */
  @Variable(init = @Init(constant = 1e-4), trainable = false)
  FloatVariable regularization;
}
