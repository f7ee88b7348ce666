package acme;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;
import io.varscope.VariableStore;

@VariableScope("foo")
class Head {

  @Variable(shape = 3)
  FloatVariable weights;

  /** A generated class is no error of its own. */
  static Head bound(VariableStore store) {
    return HeadVariables.bind(new Head(), store);
  }
}
