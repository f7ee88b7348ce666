package io.varscope.sample;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** What steers the training. As variables, they stay with the weights that they led to. */
@VariableScope
class Settings {

  /** The group of the variables that are regularized. */
  static final String DECAY = "decay";

  /** How far one step goes. */
  @Variable(init = @Init(constant = 0.005), trainable = false)
  FloatVariable learningRate;

  /** How much of a moving average one step keeps. */
  @Variable(init = @Init(constant = 0.99), trainable = false)
  FloatVariable averageDecay;

  /** How strongly weights are pulled to zero (L2). */
  @Variable(init = @Init(constant = 1e-4), trainable = false)
  FloatVariable regularization;

  /** What is left of the bias of Adam's mean, and of its variance. */
  @Variable(name = "beta1_power", init = @Init(constant = 0.9), trainable = false)
  FloatVariable beta1Power;

  @Variable(name = "beta2_power", init = @Init(constant = 0.999), trainable = false)
  FloatVariable beta2Power;
}
