package io.varscope.sample.models;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.LongVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** PyTorch's {@code nn.BatchNorm1d} and {@code 2d} over {@code features}. */
@VariableScope
class BatchNorm {

  @Variable(dims = "features", init = @Init(Init.Kind.ONES))
  FloatVariable weight;

  @Variable(dims = "features", init = @Init(Init.Kind.ZEROS))
  FloatVariable bias;

  @Variable(
      name = "running_mean",
      dims = "features",
      init = @Init(Init.Kind.ZEROS),
      trainable = false)
  FloatVariable runningMean;

  @Variable(
      name = "running_var",
      dims = "features",
      init = @Init(Init.Kind.ONES),
      trainable = false)
  FloatVariable runningVar;

  // Named, since no initializer of a model suits it that is meant for weights.
  @Variable(name = "num_batches_tracked", init = @Init(Init.Kind.ZEROS), trainable = false)
  LongVariable numBatchesTracked;
}
