package acme;

import acme.library.Layer;
import io.varscope.FloatVariable;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** Compiled today, with components of the library and a variable of it. */
@VariableScope(
    value = "model",
    separator = ".",
    let = {"in=2", "out=1", "bias=true"})
class Model {

  @VariableScope Layer layer;

  @VariableScope(repeat = "2")
  Layer[] layers;

  @Variable(
      name = "/net.table",
      shape = {2, 2},
      reuse = Reuse.TRUE)
  FloatVariable table;
}
