package acme;

import io.varscope.VariableStore;

/** Does not name the generated class, so that it compiles without that. */
final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    new VariableStore().bind(new Encoder());
  }
}
