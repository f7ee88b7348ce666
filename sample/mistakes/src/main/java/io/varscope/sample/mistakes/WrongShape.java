package io.varscope.sample.mistakes;

import io.varscope.FloatVariable;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** The scorer shares projection/kernel, but with its axes exchanged. */
class WrongShape {

  @VariableScope("projection")
  static class Projector {
    @Variable(shape = {64, 32})
    FloatVariable kernel;
  }

  @VariableScope("projection")
  static class Scorer {
    @Variable(
        shape = {32, 64},
        reuse = Reuse.TRUE)
    FloatVariable kernel;
  }
}
