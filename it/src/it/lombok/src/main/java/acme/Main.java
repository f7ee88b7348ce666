package acme;

import io.varscope.VariableStore;

final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Mlp mlp = MlpVariables.bind(new Mlp("small", 4, 2), new VariableStore());
    System.out.println(
        mlp.getTitle()
            + " "
            + mlp.getWeights().name()
            + mlp.getWeights().shape()
            + " "
            + mlp.getLayer().getBias().name()
            + " "
            + mlp.getHead().title
            + " "
            + mlp.getHead().bias.name());
  }
}
