package io.varscope.sample.mistakes;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** Both branches are mounted at siamese/branch, so each creates siamese/branch/bias. */
@VariableScope("siamese")
class TwoMountsOnOnePlace {

  @VariableScope("branch")
  Branch left;

  @VariableScope("branch")
  Branch right;

  @VariableScope
  static class Branch {
    @Variable(shape = 8)
    FloatVariable bias;
  }
}
