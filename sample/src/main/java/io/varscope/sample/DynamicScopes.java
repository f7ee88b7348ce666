package io.varscope.sample;

import io.varscope.DType;
import io.varscope.FloatVariable;
import io.varscope.Reuse;
import io.varscope.Scope;
import io.varscope.Shape;
import io.varscope.VariableException;
import io.varscope.VariableStore;
import java.io.PrintStream;

/** The same rules for names that are known only at run time: TensorFlow's own example. */
final class DynamicScopes {

  private DynamicScopes() {}

  static void show(PrintStream out) {
    Scope foo = new VariableStore().scope("foo");
    FloatVariable v = foo.variable("v", DType.FLOAT32, Shape.of(1));
    FloatVariable v1 = foo.withReuse(Reuse.TRUE).variable("v", DType.FLOAT32, Shape.of(1));
    out.println("v1 == v: " + (v1 == v));
    try {
      foo.variable("v", DType.FLOAT32, Shape.of(1));
    } catch (VariableException e) {
      out.println(e.getMessage());
    }
    try {
      foo.withReuse(Reuse.TRUE).variable("w", DType.FLOAT32, Shape.of(1));
    } catch (VariableException e) {
      out.println(e.getMessage());
    }
  }
}
