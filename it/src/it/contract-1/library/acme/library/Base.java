package acme.library;

import io.varscope.LongVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** What models have in common. */
@VariableScope
public abstract class Base {

  @Variable(trainable = false, groups = "counters")
  public LongVariable step;
}
