package acme.app;

import acme.app.models.Mlp;
import io.varscope.VariableStore;

final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    VariableStore store = new VariableStore();
    Mlp.bound(store);
    store.variables().forEach(variable -> System.out.println(variable.name()));
  }
}
