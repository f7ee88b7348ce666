package acme;

import io.varscope.FloatVariable;
import io.varscope.Init;
import io.varscope.Variable;
import io.varscope.VariableScope;
import java.util.List;

@VariableScope(value = "mlp", let = "units=4")
class Mlp {

  @Variable(shape = 3, init = @Init(constant = 0.5))
  FloatVariable weights;

  @VariableScope Layer<String> layer;

  @VariableScope(repeat = "2")
  List<Layer<Integer>> more;

  @VariableScope(repeat = "2")
  Layer<?>[] others;
}
