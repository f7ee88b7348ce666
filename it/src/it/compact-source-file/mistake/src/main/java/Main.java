import io.varscope.FloatVariable;
import io.varscope.Variable;
import io.varscope.VariableScope;

@VariableScope("mlp")
static class Mlp {

  @Variable(shape = {784, 10})
  FloatVariable weights;
}

void main() {}
