package acme.library;

import io.varscope.FloatVariable;
import io.varscope.Reuse;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** Shares what the net creates. */
@VariableScope(value = "evaluation", separator = ".")
public class Evaluation extends Base {

  @Variable(
      name = "/net.table",
      dims = {"2", "2"},
      reuse = Reuse.TRUE)
  public FloatVariable table;
}
