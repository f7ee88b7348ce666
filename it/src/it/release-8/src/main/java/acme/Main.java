package acme;

import io.varscope.VariableStore;

final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    VariableStore store = new VariableStore();
    Mlp mlp = MlpVariables.bind(new Mlp(), store);
    System.out.println(
        mlp.weights
            + " "
            + mlp.layer.bias
            + " "
            + mlp.more.get(1).bias.name()
            + " "
            + mlp.others[1].bias.name());
  }
}
