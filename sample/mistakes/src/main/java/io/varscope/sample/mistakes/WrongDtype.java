package io.varscope.sample.mistakes;

import io.varscope.IntVariable;
import io.varscope.LongVariable;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** The writer counts steps in 64 bits, the reader wants to share them as 32. */
class WrongDtype {

  @VariableScope("progress")
  static class Writer {
    @Variable LongVariable steps;
  }

  @VariableScope("progress")
  static class Reader {
    @Variable(reuse = Reuse.TRUE)
    IntVariable steps;
  }
}
