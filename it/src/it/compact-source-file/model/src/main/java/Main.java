import io.varscope.VariableStore;

void main() {
  Mlp mlp = MlpVariables.bind(new Mlp(), new VariableStore());
  IO.println(mlp.weights.name() + mlp.weights.shape());
}
