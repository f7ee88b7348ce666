package io.varscope.sample.mistakes;

import io.varscope.FloatVariable;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** The evaluation means classifier/weights, but its field is called "weigths". */
class MisspelledReuse {

  @VariableScope("classifier")
  static class Training {
    @Variable(shape = {64, 10})
    FloatVariable weights;
  }

  @VariableScope(value = "classifier", reuse = Reuse.TRUE)
  static class Evaluation {
    @Variable(shape = {64, 10})
    FloatVariable weigths;
  }
}
