package io.varscope.sample.mistakes;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** Two models that share a scope, each of which creates text/embedding. */
class CreatedAcrossClasses {

  @VariableScope("text")
  static class Encoder {
    @Variable(shape = {1000, 16})
    FloatVariable embedding;
  }

  @VariableScope("text")
  static class Decoder {
    @Variable(shape = {1000, 16})
    FloatVariable embedding;
  }
}
