package acme;

import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;
import lombok.Builder;

/** With the only constructor that Lombok leaves it, no binder can make one. */
@Builder
@VariableScope
class Head {

  final String title;

  @Variable(shape = 2)
  FloatVariable bias;
}
