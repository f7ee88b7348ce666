package acme.library;

import io.varscope.DoubleVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

/** A component that a binder cannot make. */
@VariableScope
public class Made {

  public final int size;

  @Variable(dims = "size")
  public DoubleVariable value;

  public Made(int size) {
    this.size = size;
  }
}
