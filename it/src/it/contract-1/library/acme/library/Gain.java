package acme.library;

import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;
import java.nio.FloatBuffer;

/** A component whose variables are not objects of Varscope, and have values of its own. */
@VariableScope
public class Gain<T> {

  @Variable(shape = 3, init = @Init(custom = Counting.class, seed = 7))
  public float[] array;

  @Variable(name = "direct", shape = 2, init = @Init(constant = {0.5, -0.5}))
  public FloatBuffer buffer;
}
